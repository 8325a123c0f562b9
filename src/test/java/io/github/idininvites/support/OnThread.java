package io.github.idininvites.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Work on a thread of its own, and how it ended. */
public final class OnThread<T extends @Nullable Object> {
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interrupted;
    private volatile long endedAt;

    private OnThread(ThreadKind kind, Callable<T> work) {
        thread = kind.unstarted(() -> run(work));
    }

    public static <T extends @Nullable Object> OnThread<T> start(ThreadKind kind, Callable<T> work) {
        var started = new OnThread<>(kind, work);
        started.thread.start();
        return started;
    }

    public static <T extends @Nullable Object> OnThread<T> start(Callable<T> work) {
        return start(ThreadKind.PLATFORM, work);
    }

    /** Work without a value. */
    public static OnThread<Boolean> start(Runnable work) {
        return start(() -> {
            work.run();
            return true;
        });
    }

    private void run(Callable<T> work) {
        T value = null;
        Throwable failure = null;
        try {
            value = work.call();
        } catch (Throwable e) { // for the test to look at
            failure = e;
        }
        endedAt = System.nanoTime();
        interrupted = Thread.currentThread().isInterrupted();
        if (failure == null) outcome.complete(value);
        else outcome.completeExceptionally(failure);
    }

    /** Waits until the thread waits for something, or has ended. */
    public OnThread<T> awaitWaiting() {
        long end = System.nanoTime() + SECONDS.toNanos(10);
        while (!outcome.isDone() && !waits()) {
            if (System.nanoTime() - end > 0) throw new AssertionError("the thread never waits");
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean waits() {
        var state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    public OnThread<T> interrupt() {
        thread.interrupt();
        return this;
    }

    /** Waits until it has ended, however long that takes. */
    public void join() throws InterruptedException {
        thread.join();
    }

    public boolean isDone() {
        return outcome.isDone();
    }

    /** Its value; fails unless it ends within ten seconds. */
    public T value() throws Exception {
        try {
            return outcome.get(10, SECONDS);
        } catch (TimeoutException e) {
            throw hangs();
        }
    }

    /** What it threw; fails unless it ends within ten seconds. Null if it returned a value. */
    public @Nullable Throwable failure() throws InterruptedException {
        try {
            outcome.get(10, SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            throw hangs();
        }
    }

    /** Whether the thread was marked as interrupted when it ended. */
    public boolean keptTheFlag() {
        return interrupted;
    }

    /** When it ended, in terms of {@link System#nanoTime}. */
    public long endedAt() {
        return endedAt;
    }

    private AssertionError hangs() {
        var error = new AssertionError("hangs");
        error.setStackTrace(thread.getStackTrace());
        return error;
    }
}
