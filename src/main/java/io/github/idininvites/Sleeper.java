package io.github.idininvites;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits between attempts and between looks, and the chance in it: in real time. A parameter, so that no test waits. */
class Sleeper {
    private static final double LEAST_BETWEEN_LOOKS = 0.8;
    private static final long NO_THREAD_NANOS = 100_000_000;
    private static volatile boolean timerRuns;

    /** Returns early once {@code over} is true; whoever makes it true unparks or interrupts this thread. */
    void sleep(Duration time, BooleanSupplier over) {
        long end = System.nanoTime() + time.toNanos();
        for (long left; !over.getAsBoolean() && (left = end - System.nanoTime()) > 0; )
            LockSupport.parkNanos(this, left);
    }

    /** In ns, from any beginning. */
    long now() {
        return System.nanoTime();
    }

    /**
     * Runs it at that time, on a thread of {@link Daemons}. Until then it has no thread, only the JVM's one timer.
     *
     * @param due as of {@link #now}
     */
    void at(long due, Runnable task) {
        long nanos = Math.max(due - now(), 0);
        if (timerRuns) {
            arm(nanos, task);
            return;
        }
        try { // the JVM's timer is a thread: it must inherit nothing from this caller's
            Daemons.run(() -> {
                arm(nanos, task);
                timerRuns = true;
            });
        } catch (OutOfMemoryError noThread) {
            arm(nanos, task);
        }
    }

    private static void arm(long nanos, Runnable task) {
        CompletableFuture.delayedExecutor(nanos, NANOSECONDS, due -> {
                    try {
                        Daemons.run(due);
                    } catch (OutOfMemoryError noThread) {
                        arm(NO_THREAD_NANOS, task);
                    }
                })
                .execute(task);
    }

    /** How long to wait before the next look: up to a fifth shorter, by chance, so that not all look at the same time. */
    long betweenLooks(long nanos) {
        return (long) (nanos * (LEAST_BETWEEN_LOOKS + (1 - LEAST_BETWEEN_LOOKS) * jitter()));
    }

    /** From 0 to 1. */
    double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
