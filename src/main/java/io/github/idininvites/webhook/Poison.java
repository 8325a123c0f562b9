package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often events failed for which the API gives no cause, so that they need not come for ever. */
final class Poison {
    static final int TRIES = 5;
    static final Duration AGE = Duration.ofDays(1);
    private static final int MAX_EVENTS = 10_000;

    private record Failed(int times, Instant first) {}

    private final Clock clock;
    private final Map<String, Failed> events = new LinkedHashMap<>(16, 0.75f, true) { // the least lately failed first
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
                    return size() > MAX_EVENTS;
                }
            };

    Poison(Clock clock) {
        this.clock = clock;
    }

    /** Whether the event is to be given up, now that it failed once more. */
    synchronized boolean failed(String key, @Nullable OffsetDateTime createdAt) {
        Instant now = clock.instant();
        var before = events.get(key);
        var failed = before == null ? new Failed(1, now) : new Failed(before.times + 1, before.first);
        events.put(key, failed);
        Instant old = now.minus(AGE);
        boolean isOld = !failed.first.isAfter(old)
                || (createdAt != null && !createdAt.toInstant().isAfter(old));
        return isOld && failed.times >= TRIES;
    }
}
