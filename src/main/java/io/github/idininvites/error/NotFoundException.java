package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/** There is no such group or person, or no longer (404). */
public final class NotFoundException extends ApiException {
    /** Made by the client; public so that your tests can make one too. */
    public NotFoundException(
            String message,
            String responseBody,
            @Nullable String errorMessage,
            @Nullable String requestId,
            int attempts) {
        super(message, 404, responseBody, errorMessage, requestId, attempts);
    }
}
