package io.github.idininvites.webhook;

import io.github.idininvites.error.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a webhook, and the reason. Immutable.
 *
 * @param event the event; null if the body holds none, or was not read
 * @param failure for your log: what the handler or the event log threw, or a {@link DecodingException} if the body is no event;
 *     null if nothing failed
 */
public record WebhookReply(
        Outcome outcome,
        @Nullable WebhookEvent event,
        @Nullable Exception failure) {
    /** What the receiver did with an event. */
    public enum Outcome {
        /** A handler handled the event. */
        HANDLED(204),
        /** The event has no handler. */
        IGNORED(204),
        /** The event was handled before, or the answer that it reports was. */
        REPEATED(204),
        /** Another delivery of the event is being handled, and may still fail. */
        BUSY(503),
        /** The body is no event. */
        NO_EVENT(400),
        /** The body is larger than 64 KiB. */
        TOO_LARGE(413),
        /** The handler or the event log failed. Another delivery can help. */
        FAILED(503),
        /**
         * The handler failed for at least the fifth time since this instance started, and the event was made or first came at
         * least one day ago. The API has no reason for the event, or no data that is not stored. So CM need not deliver it again.
         * Look at {@link WebhookReply#failure()}.
         */
        GIVEN_UP(204),
        /** The path does not end with the path token. */
        NOT_FOUND(404);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    /** The HTTP status to send. Send no body. */
    public int status() {
        return outcome.status;
    }

    /** The outcome, ids and the type of the failure; safe to log. */
    @Override
    public String toString() {
        return "WebhookReply[status=" + status() + ", outcome=" + outcome + ", event=" + event + ", failure="
                + (failure == null ? "none" : failure.getClass().getName()) + "]";
    }
}
