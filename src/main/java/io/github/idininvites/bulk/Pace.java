package io.github.idininvites.bulk;

import java.time.Duration;

/**
 * When the next call may begin, by {@link System#nanoTime()}. All calls of a {@link BulkInvite} take their turns here, so a 429
 * to one slows all. It makes no thread wait, and so can be tested without waiting.
 */
final class Pace {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final long FIRST_GAP = 2_000_000;
    private static final long LONGEST_GAP = 1_000_000_000;

    private final long gap;
    private final Duration firstPause;
    private long learntGap;
    private long next;
    private long pausedUntil;
    private int pauses;

    /** @param maxPerSecond 0 for as fast as it goes */
    Pace(int maxPerSecond, Duration firstPause, long now) {
        this.firstPause = firstPause;
        gap = maxPerSecond == 0 ? 0 : 1_000_000_000L / maxPerSecond;
        next = now;
        pausedUntil = now;
    }

    /** Takes a turn: when it is. If a pause begins until then, the turn is lost: see {@link #isPaused}. */
    synchronized long turn(long now) {
        long turn = later(now, later(next, pausedUntil));
        next = turn + Math.max(gap, learntGap);
        return turn;
    }

    synchronized boolean isPaused(long now) {
        return pausedUntil - now > 0;
    }

    /**
     * Lets nobody begin for so long, and not less than twice as long as the pause before, up to a minute. False if there is a
     * pause already: calls that were in progress hear the same word, and it counts once.
     */
    synchronized boolean pause(long now, Duration asked) {
        if (pausedUntil - now > 0) return false;
        Duration least = firstPause.multipliedBy(1L << Math.min(pauses++, MOST_DOUBLINGS));
        if (least.compareTo(LONGEST_PAUSE) > 0) least = LONGEST_PAUSE;
        pausedUntil = now + (asked.compareTo(least) > 0 ? asked : least).toNanos();
        return true;
    }

    /** The server said 429: half as fast from now on. */
    synchronized void slowDown() {
        learntGap = Math.min(Math.max(learntGap * 2, FIRST_GAP), LONGEST_GAP);
    }

    /** The server took a call: a little faster again. */
    synchronized void accepted() {
        pauses = 0;
        learntGap -= (learntGap + 99) / 100;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
