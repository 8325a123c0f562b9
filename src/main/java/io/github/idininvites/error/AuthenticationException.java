package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/** The API refused the token (401): the key id, the key secret or this machine's clock is wrong. */
public final class AuthenticationException extends ApiException {
    /** Made by the client; public so that your tests can make one too. */
    public AuthenticationException(
            String message,
            String responseBody,
            @Nullable String errorMessage,
            @Nullable String requestId,
            int attempts) {
        super(message, 401, responseBody, errorMessage, requestId, attempts);
    }
}
