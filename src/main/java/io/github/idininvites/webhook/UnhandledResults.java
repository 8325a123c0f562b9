package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results that were read for handlers and not handled yet. The API may hand a result out once: if a handler fails after
 * that, or does not want it for the event that it was read for, the next event must find it here.
 */
final class UnhandledResults {
    static final Duration TIME_TO_LIVE = Duration.ofDays(1);
    private static final int MAX_PERSONS = 1_000;

    private record Read(Person person, Instant at) {}

    private final Clock clock;
    private final Map<String, Read> reads = new LinkedHashMap<>() { // the oldest first
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
                    return size() > MAX_PERSONS;
                }
            };

    UnhandledResults(Clock clock) {
        this.clock = clock;
    }

    /** What was read before, if this is a success whose data was handed out then; else this, which is kept. */
    synchronized Person kept(Person person) {
        Instant now = clock.instant();
        reads.values().removeIf(read -> !read.at.plus(TIME_TO_LIVE).isAfter(now));
        var before = reads.get(person.id());
        if (person.succeededWithoutData()) return before == null ? person : before.person;
        if (person.result() != null) reads.put(person.id(), new Read(person, now));
        return person;
    }

    /** Somebody has this very result now; a later reading without data says nothing about it. */
    synchronized void handled(Person person) {
        var read = reads.get(person.id());
        if (read != null && read.person.equals(person)) reads.remove(person.id());
    }
}
