package io.github.idininvites.sandbox.webhooks;

import java.time.Instant;

/**
 * One POST of an event.
 *
 * @param at when, by the sandbox's clock
 * @param outcome what happened, such as "it answered 204"
 * @param accepted whether the receiver accepted the event, so that it needs no other attempt
 */
public record PostAttempt(Instant at, String outcome, boolean accepted) {
    static PostAttempt answered(Instant at, int status) {
        return new PostAttempt(at, "it answered " + status, status / 100 == 2);
    }

    static PostAttempt failed(Instant at, String how) {
        return new PostAttempt(at, how, false);
    }

    /** The same attempt, if it did not post the event itself. */
    PostAttempt withBrokenJson() {
        return new PostAttempt(at, outcome + ", to broken JSON", false);
    }
}
