package io.github.idininvites.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with a status that is not 2xx. The subclasses are for statuses that callers often handle separately.
 *
 * <p>{@link #delivery()} is {@link Delivery#UNKNOWN} for a redirect, 408 and 5xx, which do not tell whether the request was
 * processed, and {@link Delivery#REJECTED} for every other status.
 */
public sealed class ApiException extends IdinInvitesException
        permits AuthenticationException, NotFoundException, RateLimitException {
    private final int statusCode;
    private final String responseBody;
    private final @Nullable String errorMessage;
    private final @Nullable String requestId;

    /** Made by the client; public so that your tests can make one too. */
    public ApiException(
            String message,
            int statusCode,
            String responseBody,
            @Nullable String errorMessage,
            @Nullable String requestId,
            int attempts) {
        super(message, null, deliveryOf(statusCode), attempts);
        this.statusCode = statusCode;
        this.responseBody = Objects.requireNonNull(responseBody, "responseBody");
        this.errorMessage = errorMessage;
        this.requestId = requestId;
    }

    private static Delivery deliveryOf(int statusCode) {
        boolean refused = statusCode >= 400 && statusCode < 500 && statusCode != 408;
        return refused ? Delivery.REJECTED : Delivery.UNKNOWN;
    }

    /** The HTTP status code (RFC 9110, section 15). */
    public final int statusCode() {
        return statusCode;
    }

    /**
     * The answer's body, read as UTF-8. A part of it if the connection broke off or the body was too large. May hold personal
     * data.
     */
    public final String responseBody() {
        return responseBody;
    }

    /**
     * What the API says went wrong: the first text in the body's {@code message}, {@code error}, {@code detail}, {@code title} or
     * {@code errors}. Empty if there is none, as CM's documentation describes no error body. May hold personal data.
     */
    public final Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    /** The server's id of this request, to name when you ask CM's support; empty if the answer had no such header. */
    public final Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
