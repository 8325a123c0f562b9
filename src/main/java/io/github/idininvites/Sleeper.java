package io.github.idininvites;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits between attempts, and the chance in it: in real time. A parameter, so that no test waits. */
class Sleeper {
    /** Returns early once {@code over} is true; whoever makes it true unparks or interrupts this thread. */
    void sleep(Duration time, BooleanSupplier over) {
        long end = System.nanoTime() + time.toNanos();
        for (long left; !over.getAsBoolean() && (left = end - System.nanoTime()) > 0; )
            LockSupport.parkNanos(this, left);
    }

    /** From 0 to 1. */
    double jitter() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
