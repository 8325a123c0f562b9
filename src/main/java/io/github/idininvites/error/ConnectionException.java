package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/**
 * No answer of the server came: no connection, a connection that broke, a timeout, an interrupt, or an interceptor that answered
 * or threw in the server's place. {@link #delivery()} is {@link Delivery#NOT_SENT} or {@link Delivery#UNKNOWN}. What OkHttp says
 * about an answer that broke off could quote it, so such messages are left out of the causes.
 */
public sealed class ConnectionException extends IdinInvitesException permits ResultLostException {
    /** Made by the client; public so that your tests can make one too. */
    public ConnectionException(String message, @Nullable Throwable cause, Delivery delivery, int attempts) {
        super(message, cause, delivery, attempts);
    }
}
