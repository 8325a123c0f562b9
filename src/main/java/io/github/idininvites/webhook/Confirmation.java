package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * What the API says about an event. Immutable.
 *
 * @param verdict how the event fits the API's answer
 * @param person the person as the API has them now; null if the API has no such person, or the receiver read none
 */
public record Confirmation(Verdict verdict, @Nullable Person person) {
    /** How an event fits the API's answer. */
    public enum Verdict {
        /** The API says the same. For a deletion the verdict is never this one, but {@link #ABSENT}. */
        CONFIRMED,
        /** The API says something else, because the person changed after the event was made. The event came late. */
        STALE,
        /**
         * The API says something else, and no later change explains it. Or the event says that the person was deleted, but the
         * API still has them.
         */
        CONTRADICTORY,
        /**
         * The API has no reason for such an event: the group has no such person, or the person has not answered. The event is
         * forged, or came before the API knew the answer, or the person was deleted in the meantime.
         */
        UNFOUNDED,
        /**
         * For a deletion: the API answers 404 or 410 with a JSON object, so the group has no such person. That does not prove
         * that it had one: a forged event can name a real person and a group that does not exist. So compare the group's id and
         * the person's id with yours, never the person's id alone.
         */
        ABSENT,
        /**
         * CM documents no way to check such an event: one about a group, or of an unknown type. Read the group's persons instead.
         */
        UNCONFIRMABLE
    }

    /**
     * The answered person as the API has them now. Store this, whatever the event says. Keep the one with the later {@link
     * Person#updatedAt}, but never replace an answer with data by one without. If the person {@linkplain
     * Person#succeededWithoutData succeeded without data} and you have not stored their data, throw. The statuses {@code open}
     * and {@code pending} are no answers.
     *
     * @throws IllegalStateException if the API has no such person, or the person has not answered. Do not catch it: the receiver
     *     replies 503, and CM delivers a true event again
     */
    public Person answered() {
        if (person == null || !person.hasAnswered())
            throw new IllegalStateException(
                    "the API must have the person's answer, but has none; the event's verdict is " + verdict);
        return person;
    }
}
