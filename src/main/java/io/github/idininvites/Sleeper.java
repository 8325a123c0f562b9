package io.github.idininvites;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The waits between attempts and between looks, in real time, and the randomness in them. Tests replace it, so that no test
 * waits.
 */
class Sleeper {
    private static final double LEAST_BETWEEN_LOOKS = 0.8;
    private static final long NO_THREAD_NANOS = 100_000_000;
    private static volatile boolean timerRuns;

    /** Returns early when {@code over} is true. Whoever makes it true must unpark or interrupt this thread. */
    void sleep(Duration time, BooleanSupplier over) {
        long end = System.nanoTime() + time.toNanos();
        for (long left; !over.getAsBoolean() && (left = end - System.nanoTime()) > 0; )
            LockSupport.parkNanos(this, left);
    }

    /** The time in ns, counted from an arbitrary moment. */
    long now() {
        return System.nanoTime();
    }

    /**
     * Runs the task at that time, on a thread of {@link Daemons}. Until then the task needs no thread but the JVM's one timer.
     *
     * @param due as of {@link #now}
     */
    void at(long due, Runnable task) {
        long nanos = Math.max(due - now(), 0);
        if (timerRuns) {
            arm(nanos, task);
            return;
        }
        try { // the JVM's timer is a thread, which must inherit nothing from the caller's thread
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

    /**
     * How long to wait before the next look: shorter at random, by up to a fifth, so that not all looks come at the same time.
     */
    long betweenLooks(long nanos) {
        return (long) (nanos * (LEAST_BETWEEN_LOOKS + (1 - LEAST_BETWEEN_LOOKS) * jitter()));
    }

    /** From 0 to 1. */
    double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
