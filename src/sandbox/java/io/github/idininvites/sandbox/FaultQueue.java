package io.github.idininvites.sandbox;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is yet to go wrong, in the order of the requests and events that will meet it. Thread-safe. */
final class FaultQueue {
    /** A fault, and 0 where it takes no number. */
    record Queued(Fault fault, int number) {}

    private final ShiftedClock clock;
    private final Queue<Queued> forRequests = new ArrayDeque<>();
    private final Queue<Queued> forEvents = new ArrayDeque<>();

    FaultQueue(ShiftedClock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the fault needs another number, or none */
    synchronized void inject(Fault fault, @Nullable Integer number) {
        fault.check(number);
        var queued = new Queued(fault, number == null ? 0 : number);
        switch (fault.met) {
            case BY_REQUEST -> forRequests.add(queued);
            case BY_EVENT -> forEvents.add(queued);
            case AT_ONCE -> clock.shift(queued.number);
        }
    }

    synchronized @Nullable Queued nextForRequest() {
        return forRequests.poll();
    }

    synchronized @Nullable Queued nextForEvent() {
        return forEvents.poll();
    }

    synchronized List<Queued> queued() {
        return Stream.concat(forRequests.stream(), forEvents.stream()).toList();
    }

    int clockOff() {
        return clock.shift();
    }

    synchronized void clear() {
        forRequests.clear();
        forEvents.clear();
        clock.shift(0);
    }
}
