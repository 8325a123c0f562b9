package io.github.idininvites;

import io.github.idininvites.error.RateLimitException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The persons to look at now: at most 16 at the same time, and none before the time that {@code Retry-After} named. Guarded by
 * the lock of {@link Looks}.
 */
final class LookQueue {
    private static final int MOST_AT_ONCE = 16;

    private final int most;
    private final Set<Waiting> urgent = new LinkedHashSet<>();
    private final Set<Waiting> ready = new LinkedHashSet<>();
    private int looking;
    private long pausedUntil;

    LookQueue(int maxConcurrentCalls, long now) {
        most = Math.min(MOST_AT_ONCE, Math.max(1, maxConcurrentCalls / 4)); // the rest is for other calls
        pausedUntil = now;
    }

    /** Adds a person to look at when their turn comes. */
    void add(Waiting waiting) {
        ready.add(waiting);
    }

    boolean contains(Waiting waiting) {
        return ready.contains(waiting);
    }

    /** Adds a person to look at now, because a caller of {@code get()} waits. */
    void addUrgent(Waiting waiting) {
        urgent.add(waiting);
    }

    void removeUrgent(Waiting waiting) {
        urgent.remove(waiting);
    }

    void remove(Waiting waiting) {
        urgent.remove(waiting);
        ready.remove(waiting);
    }

    /** The next person to look at; null if nobody may be looked at now. */
    @Nullable
    Waiting next(long now) {
        boolean free = looking < most && pausedUntil - now <= 0;
        var from = !urgent.isEmpty() ? urgent : free ? ready : Set.<Waiting>of();
        if (from.isEmpty()) return null;
        var next = from.iterator().next();
        remove(next);
        return next;
    }

    void lookBegins() {
        looking++;
    }

    void lookEnds() {
        looking--;
    }

    /**
     * Pauses for as long as the {@code Retry-After} of the failure says. True if that is longer than before. If an answer was
     * lost before the 429, the 429 is a suppressed exception of the failure.
     */
    boolean pause(Throwable failure, long now) {
        long before = pausedUntil;
        Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .flatMap(e ->
                        e instanceof RateLimitException limit ? limit.retryAfter().stream() : Stream.<Duration>empty())
                .map(wait -> now + wait.toNanos())
                .filter(until -> until - pausedUntil > 0)
                .forEach(until -> pausedUntil = until);
        return pausedUntil != before;
    }

    long pausedUntil() {
        return pausedUntil;
    }
}
