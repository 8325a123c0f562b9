package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a flood of forged events from becoming a flood of calls. Remembers of the last answer that was handled what tells it
 * from a later one, so that the flood keeps no true event of that answer out.
 */
final class ConfirmationLimit {
    static final int READS_AT_ONCE = 6;
    static final int SECONDS_A_READ = 10;
    private static final int MAX_PERSONS = 10_000;

    private final Clock clock;
    private final Map<String, Reads> persons = new LinkedHashMap<>(16, 0.75f, true) { // the least lately read first
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Reads> eldest) {
                    return size() > MAX_PERSONS;
                }
            };

    private static final class Reads {
        long since;
        long left = READS_AT_ONCE;

        @Nullable
        Handled handled;

        Reads(long now) {
            since = now;
        }
    }

    /** An answer, without what it says about the person. */
    record Handled(@Nullable String status, @Nullable OffsetDateTime updatedAt) {}

    ConfirmationLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether the person may be read now. */
    synchronized boolean take(String person) {
        long now = clock.millis();
        var reads = persons.computeIfAbsent(person, id -> new Reads(now));
        long more = Math.max(0, now - reads.since) / (1000 * SECONDS_A_READ);
        reads.left = Math.min(READS_AT_ONCE, reads.left + more);
        reads.since = reads.left == READS_AT_ONCE ? now : reads.since + more * 1000 * SECONDS_A_READ;
        if (reads.left == 0) return false;
        reads.left--;
        return true;
    }

    synchronized void handled(String key, Person person) {
        var reads = persons.get(key);
        if (reads != null) reads.handled = new Handled(person.statusText(), person.updatedAt());
    }

    /** Null if there was none, or nobody remembers. */
    synchronized @Nullable Handled lastHandled(String person) {
        var reads = persons.get(person);
        return reads == null ? null : reads.handled;
    }
}
