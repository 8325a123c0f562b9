package io.github.idininvites;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: the one retry loop. It can be cancelled from any thread, and can tell at any moment whether it may have
 * landed. The loop is out of OkHttp's sight, so each attempt is a call of OkHttp's with a time limit and a body of its own.
 */
final class CallRun<T> {
    private final HttpStack stack;
    private final ApiCall<T> call;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private volatile @Nullable Call current;
    private volatile @Nullable Attempt attempt;
    private volatile int attempts;
    private volatile boolean mayHaveLanded;

    CallRun(HttpStack stack, ApiCall<T> call) {
        this.stack = stack;
        this.call = call;
    }

    T run() {
        long end = System.nanoTime() + stack.settings().callTimeout.toNanos();
        int tries = 0;
        int retries = 0;
        boolean signedAnew = false;
        int pooled = stack.http().connectionPool().connectionCount();
        while (true) {
            var attempt = new Attempt();
            this.attempt = attempt;
            attempts = ++tries;
            try {
                return once(attempt, end - System.nanoTime());
            } catch (IdinInvitesException e) {
                if (cancelled.isDone()) throw e;
                if (e.delivery() == Delivery.UNKNOWN) mayHaveLanded = true;
                if (e.getCause() instanceof StaleConnectionException && pooled-- >= 0) {
                    attempts = --tries; // that was none: each dead connection is left for another, until one is new
                    continue;
                }
                if (e instanceof AuthenticationException && !signedAnew) {
                    signedAnew = true;
                    if (stack.clock().learn(attempt.signed(), attempt.date())) continue;
                }
                Duration wait = waitAfter(e, ++retries, attempt);
                if (wait == null || wait.toNanos() >= end - System.nanoTime()) throw e;
                pause(wait, e);
            }
        }
    }

    private T once(Attempt attempt, long nanosLeft) {
        Call http = stack.newCall(call, attempt);
        current = http;
        if (cancelled.isDone()) http.cancel();
        long nanos = Math.min(stack.settings().attemptTimeout.toNanos(), nanosLeft);
        http.timeout().timeout(Math.max(nanos, 1), NANOSECONDS); // 0 would mean none
        try (Response response = http.execute()) {
            return ResponseReader.read(stack, call, response, attempt, attempts);
        } catch (IdinInvitesException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        } finally {
            current = null;
        }
    }

    private @Nullable Duration waitAfter(IdinInvitesException e, int retry, Attempt attempt) {
        double jitter = stack.settings().sleeper.jitter();
        var delay = stack.settings().retryPolicy.delayBefore(retry, call, e, jitter);
        if (delay.isEmpty()) return null;
        var asked = RetryAfter.parse(attempt.retryAfter(), stack.clock().read().time());
        return asked == null ? delay.get() : asked;
    }

    private void pause(Duration wait, IdinInvitesException failure) {
        try {
            stack.settings().sleeper.sleep(wait, cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        if (cancelled.isDone()) throw failure;
    }

    void cancel() {
        cancelled.complete(null);
        Call http = current;
        if (http != null) http.cancel();
    }

    /** After a cancel this stays true: a cancelled attempt is not sent any more, so what is not marked now never will be. */
    ConnectionException noAnswer(Exception cause) {
        Attempt last = attempt;
        boolean sent = mayHaveLanded || (last != null && last.sent());
        return ApiErrors.noAnswer(call, cause, sent ? Delivery.UNKNOWN : Delivery.NOT_SENT, attempts);
    }
}
