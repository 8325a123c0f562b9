package io.github.idininvites;

import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.ResultLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress: the one retry loop. It can be cancelled from any thread, and can tell at any moment whether it may have
 * landed. The loop is out of OkHttp's sight, so each attempt is a call of OkHttp's with a time limit and a body of its own.
 */
final class CallRun<T> implements CallWatch.Watched {
    private static final long STUCK_NANOS = 100_000_000;
    private static final long GRACE_NANOS = 1_000_000_000; // an attempt ends itself, unless an interceptor holds it up

    private final HttpStack stack;
    private final ApiCall<T> call;
    private final @Nullable CompletableFuture<T> future;
    private final Completions completions;
    private final long deadline;
    private final @Nullable Told told;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Attempt attempt;
    private volatile @Nullable Exception cancelledBy;
    private volatile int attempts;
    private volatile boolean arrived;
    private volatile boolean mayHaveLanded;
    private volatile long completedAt;
    private volatile @Nullable Runnable completion;

    /** @param future null for a sync call, which runs on its caller's thread */
    CallRun(HttpStack stack, ApiCall<T> call, @Nullable CompletableFuture<T> future, Completions completions) {
        this.stack = stack;
        this.call = call;
        this.future = future;
        this.completions = completions;
        deadline = System.nanoTime()
                + Objects.requireNonNullElse(call.timeout(), stack.settings().callTimeout)
                        .toNanos();
        told = Told.started(stack.settings(), call, completions.ofWaits());
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
                    attempts = --tries; // not an attempt: nothing was sent. Each dead one is left, until one is new
                    continue;
                }
                if (e instanceof AuthenticationException && correction == null) {
                    correction = stack.clock().correction(attempt.signed(), attempt.date(), attempt.ageOfAnswer());
                    if (correction != null) continue;
                }
                // An interceptor that does not let the call through may have sent it in a way of its own.
                Duration wait = attempt.signed() == null ? null : stack.waitAfter(e, ++retries, call, attempt);
                if (wait == null || wait.compareTo(Duration.ofNanos(deadline - System.nanoTime())) >= 0)
                    throw lost.last(e, attempt);
                if (future != null) Daemons.forgetInterrupt();
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
        if (future != null) Daemons.forgetInterrupt();
        try {
            Call http = stack.newCall(call, attempt);
            attempt.begin(http);
            Exception stop = cancelledBy;
            if (stop != null) attempt.cancel(stop);
            Response response = http.execute();
            answered = true;
            T value = ResponseReader.read(stack, call, response, attempt, attempts);
            arrived = true; // whatever holds the caller up now, the value is not lost
            return value;
        } catch (IdinInvitesException e) {
            throw answered ? e : noAnswer(e); // an interceptor may let that of another client through
        } catch (Exception e) { // a checked one too, of an interceptor that is not written in Java
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            throw noAnswer(e instanceof IOException io ? attempt.explain(io) : e);
        } catch (OutOfMemoryError | LinkageError e) { // no thread, as OkHttp starts some; or two libraries do not fit
            throw noAnswer(e instanceof LinkageError ? e : new IOException("no thread or no memory", e));
        } finally {
            attempt.end();
        }
    }

    @Override
    public boolean isOver() {
        return cancelledBy != null || (future == null && Thread.currentThread().isInterrupted());
    }

    @Override
    public boolean isRunBy(Thread candidate) {
        return thread == candidate;
    }

    long deadline() {
        return deadline;
    }

    @Override
    public long attemptNanosLeft() {
        Attempt last = attempt;
        return last == null ? Long.MAX_VALUE : last.nanosLeft(System.nanoTime());
    }

    void cancel(Exception why) {
        if (cancelledBy == null) cancelledBy = why;
        Attempt last = attempt;
        if (last != null) last.cancel(why);
        LockSupport.unpark(thread);
    }

    /** Whether it is a call of the client that has these. */
    boolean completesBy(Completions candidate) {
        return completions.equals(candidate);
    }

    /** Whether its outcome is still to come, and not from the thread that asks. */
    boolean isPending() {
        boolean over = completion != null && future != null && future.isDone();
        return !over && !isRunBy(Thread.currentThread());
    }

    /** The future was completed; by somebody else, if there is no outcome yet. */
    void abandon() {
        if (completion != null) return;
        cancel(new CancellationException());
        // If it still waits for its turn: a thread that it gets now sees the cancel.
        if (told != null && thread == null) told.ended(0, null, noAnswer(new CancellationException()));
    }

    /** It ended without an attempt. */
    void end(Throwable failure) {
        if (told != null) told.ended(0, null, failure);
        call.end().of(null, failure);
    }

    /** Runs an async call, on a thread of the library's. */
    void work() {
        CompletableFuture<T> result = Objects.requireNonNull(future);
        try {
            T value = run();
            complete(() -> result.complete(value));
        } catch (Throwable t) { // an Error too: a future that nobody completes hangs its caller
            complete(() -> result.completeExceptionally(t));
        } finally {
            thread = null;
            Daemons.forgetInterrupt();
        }
    }

    /** There is no thread for this call. */
    ConnectionException refused(Error noThread) {
        return noAnswer(new IOException("no thread", noThread));
    }

    void refuse(Error noThread) {
        var refused = refused(noThread);
        end(refused);
        complete(() -> Objects.requireNonNull(future).completeExceptionally(refused));
    }

    private void complete(Runnable outcome) {
        Runnable once = () -> {
            outcome.run();
            CallWatch.end(this);
        };
        completedAt = System.nanoTime();
        completion = once;
        completions.complete(once);
    }

    @Override
    public void look(long now) {
        Thread runner = thread;
        Runnable known = completion;
        Attempt last = attempt;
        if (last != null) last.cancelIfLate(now);
        if (future == null) {
            if (runner != null && runner.isInterrupted()) cancel(new InterruptedException());
        } else if (known != null) {
            if (!future.isDone() && now - completedAt > STUCK_NANOS) completions.completeIfStuck(known);
            if (now - completedAt > GRACE_NANOS && now - deadline > GRACE_NANOS)
                CallWatch.end(this); // the user's executor has it, or has dropped it
        } else if (!arrived && !future.isDone() && now - deadline > (runner == null ? 0 : GRACE_NANOS)) {
            var late = new TimeoutException();
            cancel(late);
            var failure = noAnswer(late);
            // Not here: the executor may be one that runs continuations where it is.
            Daemons.run(() -> {
                if (told != null) told.ended(attempts, null, failure);
                complete(() -> future.completeExceptionally(failure));
            });
        }
    }

    /** After a cancel this stays true: a cancelled attempt is not sent any more, so what is not marked now never will be. */
    ConnectionException noAnswer(Throwable cause) {
        Attempt last = attempt;
        boolean sent = mayHaveLanded || (last != null && last.sent());
        if (cancelledBy != null) cause = cancelledBy;
        else if (isOver()) cause = new InterruptedException(); // not the IOException that some waits make of it
        return ApiErrors.noAnswer(call, cause, sent ? Delivery.UNKNOWN : Delivery.NOT_SENT, attempts);
    }
}
