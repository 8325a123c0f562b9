package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often an event failed without a reason for it in the API, so that CM need not deliver it for ever. */
final class Poison {
    static final int TRIES = 5;
    static final Duration AGE = Duration.ofDays(1);
    private static final int MAX_EVENTS = 10_000;

    private record Failed(int times, Instant first) {}

    private final Clock clock;
    private final Map<String, Failed> events = new LinkedHashMap<>(16, 0.75f, true) { // the oldest failure first
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
                    return size() > MAX_EVENTS;
                }
            };

    Poison(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more failure; true if the event should be given up now. */
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
