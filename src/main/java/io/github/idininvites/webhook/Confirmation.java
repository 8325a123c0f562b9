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
    /** How an event and the API fit together. Act on {@link #CONFIRMED} only. */
    public enum Verdict {
        /** The API says the same. For a deletion: it has no such person. */
        CONFIRMED,
        /** True once, perhaps: the person answered otherwise after the event was made. The event came late. */
        STALE,
        /** The API says otherwise, and nothing later explains it; or it still has the person that is said to be deleted. */
        CONTRADICTORY,
        /**
         * The API has no cause for such an event: there is no such person, or they have not answered. (Or there is none any
         * more, where a person is deleted before their last event comes.)
         */
        FORGED,
        /** The API documents no way to ask: events of groups, and of unknown types. Read the persons instead. */
        UNCONFIRMABLE
    }
}
