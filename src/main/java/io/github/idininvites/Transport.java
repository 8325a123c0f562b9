package io.github.idininvites;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Runs an {@link ApiCall}; the one place where sync and async part. Both run it on a thread of ours, because a thread that
 * reads from a socket cannot be interrupted: a sync caller waits for the future instead, where it can.
 */
final class Transport implements AutoCloseable {
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final ThreadFactory DAEMONS = task -> {
        var thread = new Thread(task, "idin-invites-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    };
    private static final int IDLE_SECONDS = 10;

    private final HttpStack stack;
    private final ExecutorService syncThreads;
    private final ExecutorService asyncThreads;

    Transport(HttpStack stack) {
        this.stack = stack;
        int maxConcurrentCalls = stack.settings().maxConcurrentCalls;
        syncThreads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, SECONDS, new SynchronousQueue<>(), DAEMONS);
        var async = new ThreadPoolExecutor(
                maxConcurrentCalls, maxConcurrentCalls, IDLE_SECONDS, SECONDS, new LinkedBlockingQueue<>(), DAEMONS);
        async.allowCoreThreadTimeOut(true);
        asyncThreads = async;
    }

    <T> CompletableFuture<T> executeAsync(ApiCall<T> call) {
        return start(new CallRun<>(stack, call), asyncThreads);
    }

    <T> T execute(ApiCall<T> call) {
        var run = new CallRun<>(stack, call);
        if (Thread.currentThread().isInterrupted()) throw run.noAnswer(new InterruptedException());
        var future = start(run, syncThreads);
        try {
            return outcome(future, run);
        } catch (InterruptedException e) {
            run.cancel();
            try {
                // A cancelled call ends at once and knows best what became of it; only a DNS lookup cannot be ended.
                return outcome(future.copy().orTimeout(1, SECONDS), run);
            } catch (InterruptedException again) {
                throw run.noAnswer(again);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T outcome(CompletableFuture<T> future, CallRun<T> run) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable failure = Objects.requireNonNull(e.getCause());
            if (failure instanceof TimeoutException) throw run.noAnswer(new InterruptedException());
            if (failure instanceof Error error) throw error;
            throw withCallersTrace((RuntimeException) failure);
        }
    }

    private <T> CompletableFuture<T> start(CallRun<T> run, Executor threads) {
        var future = new CompletableFuture<T>();
        var unused = future.whenComplete((value, failure) -> run.cancel()); // whoever completes it, the call is over
        try {
            threads.execute(() -> {
                if (future.isDone()) return;
                // A DNS lookup obeys no timeout and no cancel: nobody waits for it longer than this.
                var watch = new CompletableFuture<T>()
                        .orTimeout(stack.settings().callTimeout.toMillis() + 1_000, MILLISECONDS);
                var unusedWatch = watch.whenComplete((value, timeout) -> {
                    if (timeout instanceof TimeoutException late) future.completeExceptionally(run.noAnswer(late));
                });
                try {
                    future.complete(run.run());
                } catch (Throwable t) { // an Error too: a future that nobody completes hangs its caller
                    future.completeExceptionally(t);
                } finally {
                    watch.cancel(false);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("this client is closed; make calls before close()");
        }
        return future;
    }

    /** A trace that ends in a thread of ours would not tell which call of the application failed. */
    private static RuntimeException withCallersTrace(RuntimeException e) {
        e.setStackTrace(Stream.of(e.getStackTrace(), new Throwable().getStackTrace())
                .flatMap(Stream::of)
                .toArray(StackTraceElement[]::new));
        return e;
    }

    /** Takes no more calls; those that were taken end as they would have. */
    @Override
    public void close() {
        syncThreads.shutdown();
        asyncThreads.shutdown();
    }
}
