package io.github.idininvites;

import io.github.idininvites.error.ConnectionException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An async call in progress. It runs on a thread of {@link Daemons}, and its future completes on the executor. */
final class AsyncRun<T> extends CallRun<T> {
    private static final long STUCK_NANOS = 100_000_000;
    private static final long GRACE_NANOS = 1_000_000_000; // an attempt ends in time, unless an interceptor holds it up

    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final Completions completions;
    private volatile @Nullable Runnable completion;
    private volatile long completedAt;

    AsyncRun(HttpStack stack, ApiCall<T> call, Completions completions) {
        super(stack, call, completions.ofWaits());
        this.completions = completions;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Makes the call, on a thread of {@link Daemons}. */
    void work() {
        try {
            complete(run(), null);
        } catch (Throwable failure) { // an Error too: a future that nobody completes hangs its caller
            complete(null, failure);
        } finally {
            leaveThread();
            forgetInterrupt();
        }
    }

    /** Ends the call without an attempt, as there is no thread for it. */
    void refuse(Error noThread) {
        var refused = refused(noThread);
        end(refused);
        complete(null, refused);
    }

    /** Ends the call if the future was completed without the call's outcome: its caller has cancelled it, say. */
    void abandon() {
        if (completion != null) return;
        cancel(new CancellationException());
        // A call that still waits for its turn has no thread to tell it. A thread that it gets now sees the cancel.
        if (!hasThread()) tellEnd(noAnswer(new CancellationException()));
    }

    /** One of the two is null. */
    private void complete(@Nullable T value, @Nullable Throwable failure) {
        Runnable once = () -> {
            if (value != null) future.complete(value);
            else if (failure != null) future.completeExceptionally(failure);
            CallWatch.end(this);
        };
        completedAt = System.nanoTime();
        completion = once;
        completions.complete(once);
    }

    /** The interrupt flag says nothing: the thread is not the caller's. */
    @Override
    public boolean isOver() {
        return isCancelled();
    }

    @Override
    boolean isPending() {
        return !(completion != null && future.isDone()) && super.isPending();
    }

    @Override
    void forgetInterrupt() {
        Daemons.forgetInterrupt();
    }

    @Override
    public void look(long now) {
        endAttemptIfLate(now);
        Runnable known = completion;
        long late = now - deadline();
        if (known == null) {
            if (!hasArrived() && !future.isDone() && late > (hasThread() ? GRACE_NANOS : 0)) endLate();
            return;
        }
        long waited = now - completedAt;
        if (!future.isDone() && waited > STUCK_NANOS) completions.completeIfStuck(known);
        if (waited > GRACE_NANOS && late > GRACE_NANOS)
            CallWatch.end(this); // the user's executor has the outcome, or dropped it
    }

    private void endLate() {
        var timeout = new TimeoutException();
        cancel(timeout);
        ConnectionException failure = noAnswer(timeout);
        // On another thread, because the executor may run continuations on the thread that hands them over.
        Daemons.run(() -> {
            tellEnd(failure);
            complete(null, failure);
        });
    }
}
