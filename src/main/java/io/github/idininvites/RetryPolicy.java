package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Which failed calls are tried again, how often, and how long the client waits before that.
 *
 * <ul>
 *   <li>A GET is tried again after a connection failure, a timeout of an attempt, 408, 429 and 5xx.
 *   <li>A POST, and a PUT, PATCH or DELETE of {@link RawCalls}, is tried again only if nothing of it was sent, or after 429.
 *       Anything else could do it twice.
 *   <li>The wait before retry <i>n</i> is random, from zero to {@code firstDelay · 2ⁿ⁻¹}, but at most {@code maxDelay}.
 *   <li>If the answer has a {@code Retry-After}, the client waits for that long instead.
 *   <li>If the wait does not fit into what is left of the call's time, the call fails at once.
 * </ul>
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

    /** 2 retries, the first after up to 500 ms, the second after up to 1 s; {@code maxDelay} is 8 s. */
    public static RetryPolicy standard() {
        return new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /** No retries: one attempt. */
    public static RetryPolicy none() {
        return standard().withMaxRetries(0);
    }

    /**
     * This policy with another number of retries; 0 to 10.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public RetryPolicy withMaxRetries(int maxRetries) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay);
    }

    /**
     * This policy with another longest wait before the first retry; 0 to {@code maxDelay}.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public RetryPolicy withFirstDelay(Duration firstDelay) {
        return new RetryPolicy(maxRetries, firstDelay, maxDelay);
    }

    /**
     * This policy with another longest wait; {@code firstDelay} to 1 h.
     *
     * @throws IllegalArgumentException if it is out of range
     */
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
