package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: no connection, a connection that broke, a timeout, an interrupt. {@link #delivery()} is {@link
 * Delivery#NOT_SENT} or {@link Delivery#UNKNOWN}.
 */
public sealed class ConnectionException extends IdinInvitesException permits ResultLostException {
    /** Made by the client; public so that your tests can make one too. */
    public ConnectionException(String message, @Nullable Throwable cause, Delivery delivery, int attempts) {
        super(message, cause, delivery, attempts);
    }
}
