package io.github.idininvites.proof.soak;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Interrupts its thread in the middle of something, and never later. */
final class Interrupter {
    private final Thread thread = Thread.currentThread();
    private boolean armed = true;

    private Interrupter() {}

    static <T> T interrupting(ScheduledExecutorService later, long afterNanos, Supplier<T> call) {
        var interrupter = new Interrupter();
        var shot = later.schedule(interrupter::shoot, afterNanos, NANOSECONDS);
        try {
            return call.get();
        } finally {
            shot.cancel(false);
            interrupter.disarm();
        }
    }

    private synchronized void shoot() {
        if (armed) thread.interrupt();
    }

    private synchronized void disarm() {
        armed = false;
        boolean unused = Thread.interrupted();
    }
}
