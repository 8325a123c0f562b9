package io.github.idininvites.proof.faults;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import org.jspecify.annotations.Nullable;

/**
 * What a call comes to.
 *
 * @param requests how many whole requests the server saw
 * @param outcome the exception, with its status if it has one, or the result
 * @param delivery what the exception tells
 * @param attempts likewise; 0 for a result, which does not tell
 */
record Expected(int requests, String outcome, @Nullable Delivery delivery, int attempts) {
    static final String CONNECTION = "ConnectionException";
    static final String DECODING = "DecodingException";

    static Expected post(int requests, String outcome, Delivery delivery, int attempts) {
        return new Expected(requests, outcome, delivery, attempts);
    }

    static Expected post(int requests, int status, Delivery delivery, int attempts) {
        String type = switch (status) {
            case 401 -> "AuthenticationException";
            case 404 -> "NotFoundException";
            case 429 -> "RateLimitException";
            default -> "ApiException";
        };
        return post(requests, type + " " + status, delivery, attempts);
    }

    static Expected post(int requests) {
        return new Expected(requests, "the result", null, 0);
    }

    static Expected get(int requests, String outcome, Delivery delivery, int attempts) {
        return post(requests, outcome, delivery, attempts);
    }

    static Expected get(int requests, int status, Delivery delivery, int attempts) {
        return post(requests, status, delivery, attempts);
    }

    static Expected get(int requests) {
        return post(requests);
    }

    /** What a call came to that ended with this. */
    public static Expected of(int requests, @Nullable IdinInvitesException e) {
        if (e == null) return post(requests);
        String status = e instanceof ApiException api ? " " + api.statusCode() : "";
        return new Expected(requests, e.getClass().getSimpleName() + status, e.delivery(), e.attempts());
    }

    /** The same for any status of its kind. */
    Expected withoutStatus() {
        return new Expected(requests, outcome.replaceAll(" [0-9]+", ""), delivery, attempts);
    }

    @Override
    public String toString() {
        String seen = requests + (requests == 1 ? " request" : " requests");
        return delivery == null
                ? outcome + ", " + seen
                : outcome + ", " + delivery + ", " + seen + ", " + attempts
                        + (attempts == 1 ? " attempt" : " attempts");
    }
}
