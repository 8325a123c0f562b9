package io.github.idininvites.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of the API failed, or a webhook body is no event.
 *
 * <p>There are three kinds: the server answered with a status that is not 2xx ({@link ApiException}), no answer came ({@link
 * ConnectionException}), or a body is not what the API promises ({@link DecodingException}).
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

    /** Whether the server may have processed the request. The client knows it from what was sent and received. */
    public final Delivery delivery() {
        return delivery;
    }

    /** How many attempts the call made; 0 for a webhook body. */
    public final int attempts() {
        return attempts;
    }
}
