package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results that were read for handlers and not handled yet. The API may hand a result out once: if a handler fails after
 * that, the next delivery of its event must find it here.
 */
final class UnhandledResults {
    private static final int MAX_PERSONS = 1_000;

    private final Map<String, Person> persons = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Person> eldest) {
            return size() > MAX_PERSONS;
        }
    };

    /** What was read before, if this is a success whose data was handed out then; else this, which is kept. */
    synchronized Person kept(Person read) {
        if (read.succeededWithoutData()) return persons.getOrDefault(read.id(), read);
        if (read.result() != null) persons.put(read.id(), read);
        return read;
    }

    synchronized void handled(Person person) {
        persons.remove(person.id());
    }
}
