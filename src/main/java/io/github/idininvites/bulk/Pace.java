package io.github.idininvites.bulk;

import java.time.Duration;

/**
 * Says when the next call may begin, in {@link System#nanoTime()}. All calls of a {@link BulkInvite} share one pace, so a 429 to
 * one call slows all. No method waits, so tests need not wait.
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

    /** @param maxPerSecond 0 if there is no limit */
    Pace(int maxPerSecond, Duration firstPause, long now) {
        this.firstPause = firstPause;
        gap = maxPerSecond == 0 ? 0 : 1_000_000_000L / maxPerSecond;
        next = now;
        pausedUntil = now;
    }

    /** Takes the next turn, and returns when it is. If a pause begins before that, the turn is lost; see {@link #isPaused}. */
    synchronized long turn(long now) {
        long turn = later(now, later(next, pausedUntil));
        next = turn + Math.max(gap, learntGap);
        return turn;
    }

    synchronized boolean isPaused(long now) {
        return pausedUntil - now > 0;
    }

    /**
     * Begins a pause of the length that was asked for. It is at least twice as long as the pause before; that minimum is one
     * minute at most. False if a pause is in progress: if several calls in progress fail for the same reason, that counts once.
     */
    synchronized boolean pause(long now, Duration asked) {
        if (pausedUntil - now > 0) return false;
        Duration least = firstPause.multipliedBy(1L << Math.min(pauses++, MOST_DOUBLINGS));
        if (least.compareTo(LONGEST_PAUSE) > 0) least = LONGEST_PAUSE;
        pausedUntil = now + (asked.compareTo(least) > 0 ? asked : least).toNanos();
        return true;
    }

    /** After a 429: calls begin half as often from now on. */
    synchronized void slowDown() {
        learntGap = Math.min(Math.max(learntGap * 2, FIRST_GAP), LONGEST_GAP);
    }

    /** After an accepted call: calls may begin 1 % faster again. */
    synchronized void accepted() {
        pauses = 0;
        learntGap -= (learntGap + 99) / 100;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
