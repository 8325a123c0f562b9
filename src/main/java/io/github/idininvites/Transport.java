package io.github.idininvites;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs an {@link ApiCall}; the one place where sync and async part. A sync call runs on its caller's thread. Async calls wait
 * in a queue for one of {@code maxConcurrentCalls} workers, and their futures complete on an executor that no call needs.
 */
final class Transport implements AutoCloseable {
    private static final long GRACE_NANOS = 100_000_000;

    private final HttpStack stack;
    private final Connections connections;
    private final Queue<CallRun<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private volatile boolean closed;

    Transport(HttpStack stack, Connections connections) {
        this.stack = stack;
        this.connections = connections;
        connections.opened();
    }

    <T> T execute(ApiCall<T> call) {
        var run = new CallRun<>(this, stack, call, null);
        begin(run);
        try {
            return run.run();
        } finally {
            CallWatch.end(run);
            ended();
        }
    }

    <T> CompletableFuture<T> executeAsync(ApiCall<T> call) {
        var future = new CompletableFuture<T>();
        var run = new CallRun<>(this, stack, call, future);
        begin(run);
        var unused = future.whenComplete((value, failure) -> run.abandon()); // whoever completes it, the call is over
        queue.add(run);
        startWorker();
        return future;
    }

    private void begin(CallRun<?> run) {
        CallWatch.begin(run);
        if (!closed) return;
        CallWatch.end(run);
        ended();
        throw new IllegalStateException("this client is closed; make calls before close()");
    }

    private void startWorker() {
        int most = stack.settings().maxConcurrentCalls;
        if (queue.isEmpty() || workers.getAndUpdate(n -> Math.min(n + 1, most)) == most) return;
        try {
            Daemons.run(this::work);
        } catch (OutOfMemoryError noThread) {
            workers.decrementAndGet();
            for (CallRun<?> run; workers.get() == 0 && (run = queue.poll()) != null; ) run.refuse(noThread);
        }
    }

    private void work() {
        for (CallRun<?> run; (run = queue.poll()) != null; ) run.work();
        workers.decrementAndGet();
        startWorker(); // for a call that came in between
    }

    /** Lets the executor complete a future. */
    void complete(Runnable completion) {
        ended();
        var executor = stack.settings().executor;
        try {
            (executor == null ? ForkJoinPool.commonPool() : executor).execute(completion);
        } catch (RuntimeException | Error refused) { // it may be shut down; the outcome must not get lost
            completeElsewhere(completion);
        }
    }

    /** For a common pool that does not get to it: on two cores it has one thread, which a continuation may block. */
    void completeIfStuck(Runnable completion) {
        if (stack.settings().executor == null) completeElsewhere(completion);
    }

    private static void completeElsewhere(Runnable completion) {
        try {
            Daemons.run(completion);
        } catch (OutOfMemoryError noThread) {
            completion.run();
        }
    }

    private void ended() {
        if (!closed) return;
        synchronized (this) {
            notifyAll();
        }
    }

    private List<CallRun<?>> pending() {
        return CallWatch.inProgress()
                .filter(run -> run.owner == this && run.isPending())
                .toList();
    }

    @Override
    public void close() {
        boolean interrupted = false;
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
            for (long left; (left = longestNanosLeft()) > 0; ) {
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    interrupted = true;
                    pending().forEach(run -> run.cancel(e));
                }
            }
        }
        pending().forEach(run -> run.cancel(new TimeoutException())); // an interceptor holds it up
        if (first) connections.closed();
        if (interrupted) Thread.currentThread().interrupt();
    }

    private long longestNanosLeft() {
        long now = System.nanoTime();
        return pending().stream()
                .mapToLong(run -> run.deadline() + GRACE_NANOS - now)
                .max()
                .orElse(0);
    }
}
