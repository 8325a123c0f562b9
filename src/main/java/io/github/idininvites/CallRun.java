package io.github.idininvites;

import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.ResultLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress, on its caller's thread: the one retry loop. Any thread can cancel it, or ask whether it may have landed.
 * The loop is out of OkHttp's sight: each attempt is a call of OkHttp's with a time limit and a body of its own.
 */
class CallRun<T> implements CallWatch.Watched {
    private final HttpStack stack;
    private final ApiCall<T> call;
    private final long deadline;
    private final @Nullable Told told;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Exception cancelledBy;
    private volatile int attempts;
    private volatile boolean arrived;
    private volatile boolean mayHaveLanded;

    CallRun(HttpStack stack, ApiCall<T> call) {
        this(stack, call, false);
    }

    /** @param ofAWait whether a wait makes it, and no caller */
    CallRun(HttpStack stack, ApiCall<T> call, boolean ofAWait) {
        this.stack = stack;
        this.call = call;
        Duration timeout = Objects.requireNonNullElse(call.timeout(), stack.settings().callTimeout);
        deadline = System.nanoTime() + timeout.toNanos();
        told = Told.started(stack.settings(), call, ofAWait);
    }

    T run() {
        return call.run(told == null ? this::attempts : () -> told.call(this::attempts, () -> attempts));
    }

    private T attempts() {
        thread = Thread.currentThread();
        if (isOver()) throw noAnswer(new InterruptedException());
        if (deadline - System.nanoTime() <= 0) throw noAnswer(new TimeoutException());
        int tries = 0;
        int retries = 0;
        var lost = new LostAnswer<>(call);
        ServerClock.Correction correction = null;
        while (true) {
            long now = System.nanoTime();
            var attempt = new Attempt(
                    now + Math.min(stack.settings().attemptTimeout.toNanos(), deadline - now),
                    correction == null ? stack.clock().offset() : correction.to());
            this.attempt = attempt;
            attempts = ++tries;
            try {
                return lost.checked(once(attempt), attempt, attempts);
            } catch (IdinInvitesException e) {
                if (isOver() || e instanceof ResultLostException) throw lost.last(e, attempt);
                if (e.delivery() == Delivery.UNKNOWN || attempt.answerLost()) {
                    mayHaveLanded = true;
                    lost.by(e);
                }
                if (e.getCause() instanceof StaleConnectionException) {
                    attempts = --tries; // nothing was sent, so it does not count. The next attempt takes another
                    // connection
                    continue;
                }
                if (e instanceof AuthenticationException && correction == null) {
                    correction = stack.clock().correction(attempt.signed(), attempt.date(), attempt.ageOfAnswer());
                    if (correction != null) continue;
                }
                // Without a token the request did not get past an interceptor, which may have sent it in its own way.
                Duration wait = attempt.signed() == null ? null : stack.waitAfter(e, ++retries, call, attempt);
                if (wait == null || wait.compareTo(Duration.ofNanos(deadline - System.nanoTime())) >= 0)
                    throw lost.last(e, attempt);
                forgetInterrupt();
                stack.settings().sleeper.sleep(wait, this::isOver);
                if (isOver()) throw lost.last(ApiErrors.stopped(e, noAnswer(e)), attempt);
            } finally {
                if (correction != null && attempt.succeeded()) stack.clock().keep(correction);
            }
        }
    }

    private T once(Attempt attempt) {
        return told == null ? exchange(attempt) : told.attempt(attempts, attempt, () -> exchange(attempt));
    }

    private T exchange(Attempt attempt) {
        boolean answered = false;
        forgetInterrupt();
        try {
            Call http = stack.newCall(call, attempt);
            attempt.begin(http);
            Exception stop = cancelledBy;
            if (stop != null) attempt.cancel(stop);
            Response response = http.execute();
            answered = true;
            T value = ResponseReader.read(stack, call, response, attempt, attempts);
            arrived = true; // from now on no deadline takes the value away
            return value;
        } catch (IdinInvitesException e) {
            throw answered ? e : noAnswer(e); // an interceptor may throw the exception of another client's call
        } catch (Exception e) { // an interceptor in Kotlin can throw any checked exception
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            throw noAnswer(e instanceof IOException io ? attempt.explain(io) : e);
        } catch (OutOfMemoryError | LinkageError e) { // OkHttp starts threads; or two libraries do not fit together
            throw noAnswer(e instanceof LinkageError ? e : new IOException("no thread or no memory", e));
        } finally {
            attempt.end();
        }
    }

    /** Whether nobody waits for the outcome any more. Asked on the call's own thread. */
    @Override
    public boolean isOver() {
        return isCancelled() || Thread.currentThread().isInterrupted();
    }

    final boolean isCancelled() {
        return cancelledBy != null;
    }

    /** Before each attempt and each wait. Of a sync call the interrupt flag is its caller's, and stays. */
    void forgetInterrupt() {}

    @Override
    public final boolean isRunBy(Thread candidate) {
        return thread == candidate;
    }

    final boolean hasThread() {
        return thread != null;
    }

    /** The thread goes on with another call. */
    final void leaveThread() {
        thread = null;
    }

    final boolean hasArrived() {
        return arrived;
    }

    final long deadline() {
        return deadline;
    }

    @Override
    public final long attemptNanosLeft() {
        Attempt last = attempt;
        return last == null ? Long.MAX_VALUE : last.nanosLeft(System.nanoTime());
    }

    final void cancel(Exception why) {
        if (cancelledBy == null) cancelledBy = why;
        Attempt last = attempt;
        if (last != null) last.cancel(why);
        LockSupport.unpark(thread);
    }

    /** Whether the client that has this stack makes the call. */
    final boolean isOf(HttpStack candidate) {
        return stack.equals(candidate);
    }

    /** Whether its outcome is still to come, and on another thread than the one that asks. */
    boolean isPending() {
        return !isRunBy(Thread.currentThread());
    }

    /** Ends the call without an attempt. */
    final void end(Throwable failure) {
        tellEnd(failure);
        call.end().of(null, failure);
    }

    final void tellEnd(Throwable failure) {
        if (told != null) told.ended(attempts, null, failure);
    }

    @Override
    public void look(long now) {
        endAttemptIfLate(now);
        Thread runner = thread;
        if (runner != null && runner.isInterrupted()) cancel(new InterruptedException());
    }

    final void endAttemptIfLate(long now) {
        Attempt last = attempt;
        if (last != null) last.cancelIfLate(now);
    }

    /** How the call fails if there is no thread for it. */
    final ConnectionException refused(Error noThread) {
        return noAnswer(new IOException("no thread", noThread));
    }

    /**
     * How the call fails without an answer. A cancelled attempt is not sent any more, so if it is not marked as sent now, it
     * never will be.
     */
    final ConnectionException noAnswer(Throwable cause) {
        Attempt last = attempt;
        boolean sent = mayHaveLanded || (last != null && last.sent());
        if (cancelledBy != null) cause = cancelledBy;
        else if (isOver())
            cause = new InterruptedException(); // instead of the IOException that Okio makes of an interrupt
        return ApiErrors.noAnswer(call, cause, sent ? Delivery.UNKNOWN : Delivery.NOT_SENT, attempts);
    }
}
