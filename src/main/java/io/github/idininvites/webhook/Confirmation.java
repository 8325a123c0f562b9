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
        /** The API says the same. Of a deletion this is never the verdict: see {@link #ABSENT}. */
        CONFIRMED,
        /** The API says something else, and the person changed after the event was made: the event came late. */
        STALE,
        /** The API says otherwise, and nothing later explains it; or it still has the person that is said to be deleted. */
        CONTRADICTORY,
        /**
         * The API has no cause for such an event: there is no such person in this group, or they have not answered. The event
         * is forged, or faster than the API, or the person was deleted before it came.
         */
        UNFOUNDED,
        /**
         * Of a deletion: the API answers 404 or 410 with a JSON object, so it has no such person in this group. That is no
         * proof that it had one: whoever forges an event can name your person in an invented group. So act on the group and
         * the person together, and never on the person's id alone.
         */
        ABSENT,
        /** The API documents no way to ask: events of groups, and of unknown types. Read the persons instead. */
        UNCONFIRMABLE
    }

    /**
     * The person, who has answered, as the API has them now: what to store, whatever the event says. Of two that are stored
     * at the same time, let the later {@link Person#updatedAt} win, but never let one without data replace one with data. If
     * they {@linkplain Person#succeededWithoutData succeeded without data} and you have not stored their data, throw. A status
     * {@code open} or {@code pending} is no answer.
     *
     * @throws IllegalStateException if the API has no such person, or no answer of theirs. Do not catch it: the receiver replies
     *     503, and a true event that was faster than the API comes again
     */
    public Person answered() {
        if (person == null || !person.hasAnswered())
            throw new IllegalStateException(
                    "the API must have the person's answer, but has none; the event's verdict is " + verdict);
        return person;
    }
}
