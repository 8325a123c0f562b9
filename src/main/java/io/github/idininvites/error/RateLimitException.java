package io.github.idininvites.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many calls (429, RFC 6585). The server did not process the request: wait, then call again. */
public final class RateLimitException extends ApiException {
    private final @Nullable Duration retryAfter;

    /** Made by the client; public so that your tests can make one too. */
    public RateLimitException(
            String message,
            String responseBody,
            @Nullable String errorMessage,
            @Nullable String requestId,
            int attempts,
            @Nullable Duration retryAfter) {
        super(message, 429, responseBody, errorMessage, requestId, attempts);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait ({@code Retry-After}, RFC 9110, section 10.2.3); empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
