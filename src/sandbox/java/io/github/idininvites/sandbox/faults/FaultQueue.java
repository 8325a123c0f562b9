package io.github.idininvites.sandbox.faults;

import io.github.idininvites.sandbox.Fault;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The faults that have not happened yet, in the order in which requests and events will meet them. Thread-safe. */
public final class FaultQueue {
    private static final int MOST = 10_000;

    private final ShiftedClock clock;
    private final Queue<InjectedFault> forRequests = new ArrayDeque<>();
    private final Queue<InjectedFault> forEvents = new ArrayDeque<>();

    public FaultQueue(ShiftedClock clock) {
        this.clock = clock;
    }

    /**
     * Adds a fault that happens once.
     *
     * @throws IllegalArgumentException if the fault needs another number or none
     * @throws IllegalStateException if too many faults wait to happen
     */
    public synchronized void inject(Fault fault, @Nullable Integer number) {
        var rule = FaultRule.of(fault);
        rule.check(number);
        if (rule.met() != FaultRule.Met.AT_ONCE && forRequests.size() + forEvents.size() >= MOST)
            throw new IllegalStateException(
                    "at most " + MOST + " faults can wait to happen, and as many do; clear the faults first");
        var queued = new InjectedFault(fault, number == null ? 0 : number);
        switch (rule.met()) {
            case BY_REQUEST -> forRequests.add(queued);
            case BY_EVENT -> forEvents.add(queued);
            case AT_ONCE -> clock.shift(queued.number());
        }
    }

    synchronized @Nullable InjectedFault nextForRequest() {
        return forRequests.poll();
    }

    public synchronized @Nullable InjectedFault nextForEvent() {
        return forEvents.poll();
    }

    public synchronized List<InjectedFault> queued() {
        return Stream.concat(forRequests.stream(), forEvents.stream()).toList();
    }

    public int clockOff() {
        return clock.shift();
    }

    public synchronized void clear() {
        forRequests.clear();
        forEvents.clear();
        clock.shift(0);
    }
}
