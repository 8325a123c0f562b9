package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * What the API itself says about an event.
 *
 * @param verdict how that fits the event
 * @param person the person as the API has them now; null if it has no such person, or none was read
 */
public record Confirmation(Verdict verdict, @Nullable Person person) {
    /** How an event and the API fit together. */
    public enum Verdict {
        /** The API says the same. For a deletion: it has no such person. */
        CONFIRMED,
        /** The API says otherwise, since after the event was made: the event came late. */
        STALE,
        /** The API says otherwise, and nothing later explains it; or it still has the person that is said to be deleted. */
        CONTRADICTORY,
        /**
         * The API has no cause for such an event: there is no such person, or they have not answered. A true event looks like
         * this if it is faster than the API's own answers, or if the person is deleted before it comes.
         */
        FORGED,
        /** The API documents no way to ask: events of groups, and of unknown types. Read the persons instead. */
        UNCONFIRMABLE
    }

    /**
     * The person, who has answered, as the API has them now: what to store, whatever the event says. Of two that are stored
     * at the same time, let the later {@link Person#updatedAt} win.
     *
     * @throws IllegalStateException if the API has no such person, or no answer of theirs. Let it pass: the event is answered
     *     with 503, and a true one that was faster than the API comes again, where a forged one does not
     */
    public Person answered() {
        if (person == null || person.statusText() == null)
            throw new IllegalStateException(
                    "the API must have the person's answer, but has none; the event's verdict is " + verdict);
        return person;
    }
}
