package io.github.idininvites;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits between attempts, and the chance in it: in real time. A parameter, so that no test waits. */
class Sleeper {
    /** Returns early when the future is completed. */
    void sleep(Duration time, CompletableFuture<?> until) throws InterruptedException {
        try {
            until.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException over) {
            // slept, or nothing to sleep for any more
        }
    }

    /** From 0 to 1. */
    double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
