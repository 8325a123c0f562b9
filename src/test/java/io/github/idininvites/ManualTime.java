package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Time that stands still until a test moves it; its chance is always the longest wait. */
public class ManualTime extends Sleeper {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::left));
    private final LinkedBlockingQueue<Duration> planned = new LinkedBlockingQueue<>();
    private volatile long now = Long.MAX_VALUE - SECONDS.toNanos(5); // as nanoTime may, it overflows soon

    private final class Timer {
        private final long due;
        private final Runnable task;

        Timer(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        long left() {
            return due - now;
        }
    }

    /** A client of this builder lives in this time. */
    public IdinInvitesClient.Builder into(IdinInvitesClient.Builder builder) {
        return builder.sleeper(this).retryPolicy(RetryPolicy.none());
    }

    /** Moves it, and runs on this thread what is due, at its time. */
    public void advance(Duration by) {
        long end = now + by.toNanos();
        for (Timer timer; (timer = next(end)) != null; ) timer.task.run();
    }

    private synchronized @Nullable Timer next(long end) {
        Timer next = timers.peek();
        boolean due = next != null && next.due - end <= 0;
        if (!due) now = end;
        else if (next.due - now > 0) now = next.due;
        return due ? timers.poll() : null;
    }

    /** Waits until the next look is planned, and is planned for then. */
    public void awaitPlan(Duration after) throws InterruptedException {
        Duration next = planned.poll(10, SECONDS);
        if (!after.equals(next)) throw new AssertionError("the next look is planned after " + next + ", not " + after);
    }

    @Override
    long now() {
        return now;
    }

    @Override
    void at(long due, Runnable task) {
        synchronized (this) {
            if (due - now > 0) {
                timers.add(new Timer(due, task));
                return;
            }
        }
        Daemons.run(task);
    }

    @Override
    long betweenLooks(long nanos) {
        long delay = super.betweenLooks(nanos);
        planned.add(Duration.ofNanos(delay));
        return delay;
    }

    @Override
    void sleep(Duration time, BooleanSupplier over) {}

    @Override
    double jitter() {
        return 1;
    }
}
