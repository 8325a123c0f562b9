package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/** The group or the person does not exist, or no longer (404). */
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
