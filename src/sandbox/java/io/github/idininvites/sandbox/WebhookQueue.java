package io.github.idininvites.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which event is to be told when. Calls nobody. Thread-safe. */
final class WebhookQueue {
    private static final int MOST_KEPT = 1_000;

    // Nobody tells when an injected clock moves.
    private static final long LOOK_AT_CLOCK_MILLIS = 5;

    private final Clock clock;
    private final Map<String, QueuedEvent> kept = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> held = new LinkedHashSet<>();
    private final Queue<Due> schedule = new PriorityQueue<>(Due.ORDER);
    private long told;
    private boolean closed;
    private String lastFailure = "none yet";

    WebhookQueue(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Event event) {
        add(event, null, Duration.ZERO);
    }

    /** Adds an event that is to be told with this fault, and that late. */
    synchronized void add(Event event, @Nullable Fault fault, Duration late) {
        var delivery = new QueuedEvent(++told, event, fault, List.of(), null);
        if (fault == Fault.WEBHOOK_OUT_OF_ORDER) hold(delivery);
        else schedule(delivery, clock.instant().plus(late));
    }

    /**
     * Tells an event once more, now, and again until it gets a 2xx.
     *
     * @throws IllegalArgumentException if no such event is known any more
     */
    synchronized void redeliver(String eventId) {
        var delivery = kept.get(eventId);
        if (delivery == null)
            throw new IllegalArgumentException("eventId must be the id of one of the newest " + MOST_KEPT
                    + " events that were told, but is " + eventId);
        schedule.removeIf(due -> due.eventId.equals(eventId));
        held.remove(eventId);
        schedule(delivery, clock.instant());
    }

    /** The newest events, oldest first. */
    synchronized List<QueuedEvent> newest() {
        return List.copyOf(kept.values());
    }

    /** Waits until an event is due; one attempt at it is then under way. */
    synchronized QueuedEvent take() throws InterruptedException {
        while (true) {
            var next = schedule.peek();
            if (next == null) wait();
            else if (next.at.isAfter(clock.instant())) TimeUnit.MILLISECONDS.timedWait(this, LOOK_AT_CLOCK_MILLIS);
            else return keep(latest(schedule.remove().eventId).dueAt(null));
        }
    }

    synchronized void attempted(QueuedEvent taken, PostAttempt attempt) {
        var delivery = keep(kept.getOrDefault(taken.event().id(), taken).with(attempt));
        if (!attempt.accepted()) lastFailure = attempt.outcome();
        if (attempt.accepted()) releaseBefore(delivery.number());
        if (delivery.due() != null) return; // asked for once more meanwhile
        if (attempt.accepted() && !delivery.toBeDuplicated())
            settle(delivery.event().id());
        else if (attempt.accepted()) schedule(delivery, clock.instant());
        else schedule(delivery, clock.instant().plus(delivery.pause()));
        notifyAll();
    }

    synchronized void await(Duration atMost) {
        long all = told;
        var missing = new HashSet<>(open);
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        for (; !missing.isEmpty(); missing.retainAll(open)) {
            long left = deadline - System.nanoTime();
            String found = all - missing.size() + " of " + all + " events got a 2xx from the webhook URL";
            if (closed) throw new IllegalStateException(found + " before the sandbox was closed");
            if (left <= 0)
                throw new IllegalStateException("all events must be delivered within " + atMost + ", but " + found
                        + "; last failure: " + lastFailure + nextAttempt());
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(found + " before the waiting thread was interrupted", e);
            }
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private String nextAttempt() {
        var next = schedule.peek();
        if (next == null) return held.isEmpty() ? "" : "; " + held.size() + " held until a later event is delivered";
        return "; the next attempt is due at " + next.at + " by the sandbox's clock";
    }

    private void schedule(QueuedEvent delivery, Instant at) {
        schedule.add(new Due(at, delivery.number(), delivery.event().id()));
        open.add(keep(delivery.dueAt(at)).event().id());
        notifyAll();
    }

    private void hold(QueuedEvent delivery) {
        held.add(keep(delivery).event().id());
        open.add(delivery.event().id());
    }

    private void releaseBefore(long number) {
        var released = held.stream()
                .map(this::latest)
                .filter(delivery -> delivery.number() < number)
                .toList();
        for (var delivery : released) {
            held.remove(delivery.event().id());
            schedule(delivery, clock.instant());
        }
    }

    private void settle(String eventId) {
        open.remove(eventId);
        if (kept.size() > MOST_KEPT)
            kept.keySet().stream().filter(id -> !open.contains(id)).findFirst().ifPresent(kept::remove);
    }

    private QueuedEvent latest(String eventId) {
        return Objects.requireNonNull(kept.get(eventId), "an open event is kept");
    }

    private QueuedEvent keep(QueuedEvent delivery) {
        kept.put(delivery.event().id(), delivery);
        return delivery;
    }

    /** An event's next attempt. */
    private record Due(Instant at, long number, String eventId) {
        static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::number);
    }
}
