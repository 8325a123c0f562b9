package io.github.idininvites.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Calls with a number of callers, each of whom makes a call after the other, until the time or the number of calls is up. */
final class Load {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();

    private final int callers;
    private final long nanos;
    private final AtomicLong callsLeft;
    private final AtomicLong failures = new AtomicLong();
    private final List<Latencies> latencies = new ArrayList<>();
    private final CountDownLatch start = new CountDownLatch(1);
    private final CountDownLatch ended;
    private final CountDownLatch measured = new CountDownLatch(1);
    private volatile long deadline;

    Load(int callers, long millis, long calls) {
        this.callers = callers;
        nanos = millis * 1_000_000;
        callsLeft = new AtomicLong(calls);
        ended = new CountDownLatch(callers);
    }

    static long processCpuNanos() {
        return PROCESS.getProcessCpuTime();
    }

    /** Of the threads that live. */
    private static long allocatedBytes() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    Slice run(Calls client) throws InterruptedException {
        var chains = new ArrayList<Chain>();
        for (int caller = 0; caller < callers; caller++) {
            var own = new Latencies();
            latencies.add(own);
            if (client instanceof Calls.Async async) chains.add(new Chain(async, own));
            if (client instanceof Calls.Sync sync) startThread(sync, own, caller);
        }
        long jit = JIT.getTotalCompilationTime();
        long bytes = allocatedBytes();
        long cpu = processCpuNanos();
        long began = System.nanoTime();
        deadline = began + nanos;
        start.countDown();
        chains.forEach(Chain::next);
        if (!ended.await(10, TimeUnit.MINUTES)) throw new IllegalStateException("a caller hangs");
        long wall = System.nanoTime() - began;
        cpu = processCpuNanos() - cpu;
        bytes = allocatedBytes() - bytes;
        measured.countDown();
        return new Slice(
                Latencies.count(latencies),
                failures.get(),
                wall,
                cpu,
                bytes,
                Latencies.percentile(latencies, 50),
                Latencies.percentile(latencies, 99),
                JIT.getTotalCompilationTime() - jit);
    }

    private boolean more() {
        return nanos > 0 ? System.nanoTime() < deadline : callsLeft.getAndDecrement() > 0;
    }

    @SuppressWarnings("SystemOut")
    private void failed(Throwable failure) {
        if (failures.getAndIncrement() == 0) System.err.println("a call failed: " + failure);
    }

    private void startThread(Calls.Sync client, Latencies own, int caller) {
        var thread = new Thread(() -> {
            try {
                start.await();
                for (boolean post = caller % 2 == 0; more(); post = !post) call(client, post, own);
                ended.countDown();
                measured.await(); // nobody counts what a thread allocated that is gone
            } catch (InterruptedException e) {
                failed(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void call(Calls.Sync client, boolean post, Latencies own) {
        try {
            long began = System.nanoTime();
            client.call(post);
            own.record(System.nanoTime() - began);
        } catch (Exception | Error e) {
            failed(e);
        }
    }

    /** A caller who makes the next call when the future of the one before completes. */
    private final class Chain {
        private final Calls.Async client;
        private final Latencies own;
        private boolean post = latencies.size() % 2 == 0;

        Chain(Calls.Async client, Latencies own) {
            this.client = client;
            this.own = own;
        }

        void next() {
            if (!more()) {
                ended.countDown();
                return;
            }
            long began = System.nanoTime();
            boolean thisOne = post;
            post = !post;
            var unused = client.call(thisOne).whenComplete((answer, failure) -> {
                own.record(System.nanoTime() - began);
                if (failure != null) {
                    failed(failure);
                    ended.countDown();
                } else next();
            });
        }
    }
}
