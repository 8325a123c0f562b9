package io.github.idininvites.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API that did not give its result, or a webhook body that is no event.
 *
 * <p>The three kinds: the server said no ({@link ApiException}), no answer came ({@link ConnectionException}), an answer
 * came that is not what the API promises ({@link DecodingException}).
 */
public abstract sealed class IdinInvitesException extends RuntimeException
        permits ApiException, ConnectionException, DecodingException {
    private final Delivery delivery;
    private final int attempts;

    IdinInvitesException(String message, @Nullable Throwable cause, Delivery delivery, int attempts) {
        super(message, cause);
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.attempts = attempts;
    }

    /** Whether the request may have landed. Decided from what happened on the wire. */
    public final Delivery delivery() {
        return delivery;
    }

    /** How many times the request was tried; 0 for a webhook body, where there was none. */
    public final int attempts() {
        return attempts;
    }
}
