package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often events make the receiver read a person, so that a flood of forged events does not become a flood of calls. It
 * also remembers the status and time of the last answer that was handled. So during a flood, a true event that repeats this
 * answer can still be accepted.
 */
final class ConfirmationLimit {
    static final int READS_AT_ONCE = 6;
    static final int SECONDS_A_READ = 10;
    private static final int MAX_PERSONS = 10_000;

    private final Clock clock;
    private final Map<String, Reads> persons = new LinkedHashMap<>(16, 0.75f, true) { // the longest unread first
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

    /** An answer without personal data. */
    record Handled(@Nullable String status, @Nullable OffsetDateTime updatedAt) {}

    ConfirmationLimit(Clock clock) {
        this.clock = clock;
    }

    /** Whether the person may be read now. If so, that counts as a reading. */
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

    /** The answer that was handled last; null if there was none, or it was forgotten. */
    synchronized @Nullable Handled lastHandled(String person) {
        var reads = persons.get(person);
        return reads == null ? null : reads.handled;
    }
}
