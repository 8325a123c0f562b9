package io.github.idininvites.proof.flood;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One sending of an event, which is repeated until it gets a 2xx. */
final class EventPosting implements Delayed {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    static final String FORGED = "/forged";

    final String event;
    private int next;
    private long due = System.nanoTime();

    /** @param first the instance that is to have it the first time */
    EventPosting(String event, int first) {
        this.event = event;
        this.next = first;
    }

    /** Which of so many instances is to have it this time: another each time. */
    int next(int instances) {
        return next++ % instances;
    }

    EventPosting again() {
        due = System.nanoTime() + PAUSE_NANOS;
        return this;
    }

    /** A forged twin has the id of the true event. */
    String body() {
        String id = event.replace(FORGED, "");
        return "{\"id\":\"" + id + "\",\"event\":\"person.updated\",\"group\":\"g\",\"person\":\"" + id
                + "\",\"status\":\"" + (event.equals(id) ? "success" : "cancelled")
                + "\",\"created\":\"2020-01-01T00:00:00+00:00\"}";
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(due - ((EventPosting) other).due, 0);
    }
}
