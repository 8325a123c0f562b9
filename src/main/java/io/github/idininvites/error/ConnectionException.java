package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/**
 * No answer of the server came. There was no connection, the connection broke, the time was up, the call was interrupted or
 * cancelled, or an interceptor answered or threw in the server's place. {@link #delivery()} is {@link Delivery#NOT_SENT} or
 * {@link Delivery#UNKNOWN}. The causes have no messages that could quote an answer.
 */
public sealed class ConnectionException extends IdinInvitesException permits ResultLostException {
    /** Made by the client; public so that your tests can make one too. */
    public ConnectionException(String message, @Nullable Throwable cause, Delivery delivery, int attempts) {
        super(message, cause, delivery, attempts);
    }
}
