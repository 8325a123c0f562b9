package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * When a call is tried again, and after what wait. Pure: the same question has the same answer.
 *
 * <p>A GET is tried again after a connection failure, a timeout of an attempt, 408, 429 and 5xx; a POST only if nothing of it
 * was sent, and after 429, as anything else could do it twice. {@link RawCalls}' PUT, PATCH and DELETE are treated like a POST. The wait before retry <i>n</i> is random between zero and
 * {@code firstDelay · 2ⁿ⁻¹}, at most {@code maxDelay}; a {@code Retry-After} of the server goes before it. A wait that is
 * longer than what is left of the call's time is not begun.
 *
 * @param maxRetries how many attempts may follow the first; 0 to 10
 * @param firstDelay the longest wait before the first retry; 0 to 1 h
 * @param maxDelay the longest wait before any; {@code firstDelay} to 1 h
 */
public record RetryPolicy(int maxRetries, Duration firstDelay, Duration maxDelay) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** @throws IllegalArgumentException if a value is out of its range */
    public RetryPolicy {
        if (maxRetries < 0 || maxRetries > 10)
            throw new IllegalArgumentException("maxRetries must be 0 to 10, but is " + maxRetries);
        Check.between("firstDelay", firstDelay, Duration.ZERO, HOUR);
        Check.between("maxDelay", maxDelay, firstDelay, HOUR);
    }

    /** 2 retries, waits of up to 500 ms and 1 s, never more than 8 s. */
    public static RetryPolicy standard() {
        return new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return standard().withMaxRetries(0);
    }

    /** This policy with so many attempts after the first; 0 to 10. */
    public RetryPolicy withMaxRetries(int maxRetries) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay);
    }

    /** This policy with another longest wait before the first retry; 0 to {@code maxDelay}. */
    public RetryPolicy withFirstDelay(Duration firstDelay) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay);
    }

    /** This policy with another longest wait; {@code firstDelay} to 1 h. */
    public RetryPolicy withMaxDelay(Duration maxDelay) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay);
    }

    /**
     * How long to wait before the next attempt; empty to stop.
     *
     * @param retry 1 for the first retry
     * @param call what failed: a GET may be processed twice, a POST may not
     * @param failure how the last attempt failed
     * @param jitter a random number from 0 to 1: the share of the longest wait
     */
    Optional<Duration> delayBefore(int retry, ApiCall<?> call, IdinInvitesException failure, double jitter) {
        if (retry > maxRetries || !mayRepeat(call.idempotent(), failure)) return Optional.empty();
        double longest = Math.min(firstDelay.toNanos() * Math.pow(2, retry - 1), (double) maxDelay.toNanos());
        return Optional.of(Duration.ofNanos((long) (longest * jitter)));
    }

    private static boolean mayRepeat(boolean idempotent, IdinInvitesException failure) {
        if (failure.getCause() instanceof NotRepeatedException) return false;
        if (failure instanceof ConnectionException e)
            return (idempotent || e.delivery() == Delivery.NOT_SENT)
                    && (e.getCause() == null || e.getCause() instanceof IOException);
        if (failure instanceof ApiException e)
            return e.statusCode() == 429 || (idempotent && (e.statusCode() == 408 || e.statusCode() >= 500));
        return false;
    }
}
