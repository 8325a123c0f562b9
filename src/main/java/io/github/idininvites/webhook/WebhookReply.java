package io.github.idininvites.webhook;

import io.github.idininvites.error.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * What to answer to a webhook, and why.
 *
 * @param event the event; null if the body is none, or was not read
 * @param failure for your log: what the handler or the event log threw, or a {@link DecodingException} for a body that is no
 *     event; null if nothing failed
 */
public record WebhookReply(
        Outcome outcome,
        @Nullable WebhookEvent event,
        @Nullable Exception failure) {
    /** What became of an event. */
    public enum Outcome {
        /** A handler did its work. */
        HANDLED(204),
        /** No handler wants it. */
        IGNORED(204),
        /** It was handled before, or the answer that it tells of was. */
        REPEATED(204),
        /** Another delivery of it is being handled, which may yet fail. */
        BUSY(503),
        /** The body is no event. */
        NO_EVENT(400),
        /** The body is larger than 64 KiB. */
        TOO_LARGE(413),
        /** The handler or the event log failed; another delivery can help. */
        FAILED(503),
        /**
         * The handler failed at this instance for the fifth time or more since it started, a day or more after the event was
         * made or first came, and the API gives no cause for the event, or no data that is not stored. The event need not come
         * again; look at {@link WebhookReply#failure()}.
         */
        GIVEN_UP(204),
        /** The path does not end with the path token. */
        NOT_FOUND(404);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    /** The HTTP status to send, without a body. */
    public int status() {
        return outcome.status;
    }

    /** Says what a log may know: ids, and the failure's type. */
    @Override
    public String toString() {
        return "WebhookReply[status=" + status() + ", outcome=" + outcome + ", event=" + event + ", failure="
                + (failure == null ? "none" : failure.getClass().getName()) + "]";
    }
}
