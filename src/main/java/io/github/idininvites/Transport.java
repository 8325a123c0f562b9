package io.github.idininvites;

import io.github.idininvites.error.ConnectionException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Runs the calls of a client. A sync call runs on its caller's thread. An async call waits in a queue for one of {@code
 * maxConcurrentCalls} workers, and its future completes on an executor that no call needs.
 */
final class Transport implements AutoCloseable {
    private static final long GRACE_NANOS = 100_000_000;
    private static final long CLOSE_TICK_MILLIS = 5;

    private final HttpStack stack;
    private final Connections connections;
    private final Completions completions;
    private final Completions here = Completions.ofTheWaits();
    private final Queue<AsyncRun<?>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    Transport(HttpStack stack, Connections connections) {
        this.stack = stack;
        this.connections = connections;
        completions = new Completions(stack.settings().executor);
        connections.opened();
    }

    <T> T execute(ApiCall<T> call) {
        var run = new CallRun<>(stack, call);
        begin(run);
        try {
            return run.run();
        } finally {
            CallWatch.end(run);
        }
    }

    <T> CompletableFuture<T> executeAsync(ApiCall<T> call) {
        return executeAsync(call, completions);
    }

    /** Makes an async call for a wait. Nobody has its future: {@link ApiCall#end} says how the call ended. */
    void submit(ApiCall<?> call) {
        var unused = executeAsync(call, here);
    }

    private <T> CompletableFuture<T> executeAsync(ApiCall<T> call, Completions completions) {
        var run = new AsyncRun<>(stack, call, completions);
        try {
            begin(run);
        } catch (ConnectionException noThread) {
            return CompletableFuture.failedFuture(noThread);
        }
        var unused = run.future()
                .whenComplete((value, failure) -> run.abandon()); // also if its caller cancels or completes it
        queue.add(run);
        startWorker();
        return run.future();
    }

    private void begin(CallRun<?> run) {
        RuntimeException refusal = null;
        try {
            CallWatch.begin(run);
            if (closed.get()) refusal = closed();
        } catch (OutOfMemoryError noThread) {
            refusal = run.refused(noThread);
        }
        if (refusal == null) return;
        CallWatch.end(run);
        run.end(refusal);
        throw refusal;
    }

    static IllegalStateException closed() {
        return new IllegalStateException("this client is closed; make calls before close()");
    }

    private void startWorker() {
        int most = stack.settings().maxConcurrentCalls;
        if (queue.isEmpty() || workers.getAndUpdate(n -> Math.min(n + 1, most)) == most) return;
        try {
            Daemons.run(this::work);
        } catch (OutOfMemoryError noThread) {
            workers.decrementAndGet();
            for (AsyncRun<?> run; workers.get() == 0 && (run = queue.poll()) != null; ) run.refuse(noThread);
        }
    }

    private void work() {
        for (AsyncRun<?> run; (run = queue.poll()) != null; ) run.work();
        workers.decrementAndGet();
        startWorker(); // for a call that was queued in the meantime
    }

    private Stream<CallRun<?>> pending() {
        return CallWatch.inProgress()
                .<CallRun<?>>mapMulti((call, next) -> {
                    if (call instanceof CallRun<?> run) next.accept(run);
                })
                .filter(run -> run.isOf(stack) && run.isPending());
    }

    @Override
    public void close() {
        boolean first = closed.compareAndSet(false, true);
        boolean interrupted = false;
        while (longestNanosLeft() > 0) {
            try {
                Thread.sleep(CLOSE_TICK_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
                pending().forEach(run -> run.cancel(e));
            }
        }
        pending().forEach(run -> run.cancel(new TimeoutException())); // an interceptor holds them up
        if (first) connections.closed();
        if (interrupted) Thread.currentThread().interrupt();
    }

    private long longestNanosLeft() {
        long now = System.nanoTime();
        return pending()
                .mapToLong(run -> run.deadline() + GRACE_NANOS - now)
                .max()
                .orElse(0);
    }
}
