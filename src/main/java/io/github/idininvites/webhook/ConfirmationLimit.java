package io.github.idininvites.webhook;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps a flood of forged events from becoming a flood of calls. */
final class ConfirmationLimit {
    static final int READS_A_MINUTE = 6;
    private static final long MINUTE = 60_000;
    private static final int MAX_PERSONS = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Long>> reads = new LinkedHashMap<>(16, 0.75f, true) { // the least lately read first
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
                    return size() > MAX_PERSONS;
                }
            };

    ConfirmationLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized void take(String groupId, String personId) {
        long now = clock.millis();
        Deque<Long> times = reads.computeIfAbsent(groupId + "/" + personId, id -> new ArrayDeque<>(READS_A_MINUTE));
        if (times.size() == READS_A_MINUTE) {
            if (now - times.getFirst() < MINUTE)
                throw new IllegalStateException("a person must be read at most " + READS_A_MINUTE
                        + " times a minute to confirm events, but more came for person " + personId);
            times.removeFirst();
        }
        times.addLast(now);
    }
}
