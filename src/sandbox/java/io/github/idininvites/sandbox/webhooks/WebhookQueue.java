package io.github.idininvites.sandbox.webhooks;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.api.Event;
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

/** Decides which event is posted when. It posts nothing itself. Thread-safe. */
final class WebhookQueue {
    private static final int MOST_KEPT = 1_000;
    static final int MOST_OPEN = 10_000;

    // A clock does not report that a test has moved it, so this looks again.
    private static final long LOOK_AT_CLOCK_MILLIS = 5;

    private final Clock clock;
    private final Map<String, QueuedEvent> kept = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> held = new LinkedHashSet<>();
    private final Queue<Due> schedule = new PriorityQueue<>(Due.ORDER);
    private long told;
    private long dropped;
    private boolean closed;
    private String lastFailure = "none yet";

    WebhookQueue(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Event event) {
        add(event, null, Duration.ZERO);
    }

    /** Adds an event that meets this fault, and is posted that much later. */
    synchronized void add(Event event, @Nullable Fault fault, Duration late) {
        if (open.size() >= MOST_OPEN) dropOldest();
        var queued = new QueuedEvent(++told, event, fault, List.of(), null);
        if (fault == Fault.WEBHOOK_OUT_OF_ORDER) hold(queued);
        else schedule(queued, clock.instant().plus(late));
    }

    /**
     * Posts an event again, from now on until it gets a 2xx.
     *
     * @throws IllegalArgumentException if there is no such event, or it was forgotten
     */
    synchronized void redeliver(String eventId) {
        var queued = kept.get(eventId);
        if (queued == null)
            throw new IllegalArgumentException("eventId must be the id of one of the newest " + MOST_KEPT
                    + " events that were told, but is " + eventId);
        schedule.removeIf(due -> due.eventId.equals(eventId));
        held.remove(eventId);
        schedule(queued, clock.instant());
    }

    /** Drops the oldest undelivered events: the receiver may be down for days. */
    private void dropOldest() {
        String oldest =
                kept.keySet().stream().filter(open::contains).findFirst().orElseThrow();
        kept.remove(oldest);
        open.remove(oldest);
        held.remove(oldest);
        schedule.removeIf(due -> due.eventId.equals(oldest));
        dropped++;
        notifyAll();
    }

    /** How many events were dropped, the oldest first, because too many were not delivered. */
    synchronized long dropped() {
        return dropped;
    }

    /** The newest events, oldest first. */
    synchronized List<QueuedEvent> newest() {
        return List.copyOf(kept.values());
    }

    /** Waits until an event is due, and takes it for one attempt. */
    synchronized QueuedEvent take() throws InterruptedException {
        while (true) {
            var next = schedule.peek();
            if (next == null) wait();
            else if (next.at.isAfter(clock.instant())) TimeUnit.MILLISECONDS.timedWait(this, LOOK_AT_CLOCK_MILLIS);
            else return keep(latest(schedule.remove().eventId).dueAt(null));
        }
    }

    synchronized void attempted(QueuedEvent taken, PostAttempt attempt) {
        if (!open.contains(taken.event().id())) return; // the event was dropped in the meantime
        var queued = keep(kept.getOrDefault(taken.event().id(), taken).with(attempt));
        if (!attempt.accepted()) lastFailure = attempt.outcome();
        if (attempt.accepted()) releaseBefore(queued.number());
        if (queued.due() != null) return; // the user asked for another delivery in the meantime
        if (attempt.accepted() && !queued.toBeDuplicated())
            settle(queued.event().id());
        else if (attempt.accepted()) schedule(queued, clock.instant());
        else schedule(queued, clock.instant().plus(queued.pause()));
        notifyAll();
    }

    synchronized void await(Duration atMost) {
        long all = told;
        long droppedBefore = dropped;
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
        if (dropped > droppedBefore)
            throw new IllegalStateException("all events must be delivered, but " + (dropped - droppedBefore)
                    + " were dropped: at most " + MOST_OPEN + " events wait for a 2xx from the webhook URL");
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

    private void schedule(QueuedEvent queued, Instant at) {
        schedule.add(new Due(at, queued.number(), queued.event().id()));
        open.add(keep(queued.dueAt(at)).event().id());
        notifyAll();
    }

    private void hold(QueuedEvent queued) {
        held.add(keep(queued).event().id());
        open.add(queued.event().id());
    }

    private void releaseBefore(long number) {
        var released = held.stream()
                .map(this::latest)
                .filter(queued -> queued.number() < number)
                .toList();
        for (var queued : released) {
            held.remove(queued.event().id());
            schedule(queued, clock.instant());
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

    private QueuedEvent keep(QueuedEvent queued) {
        kept.put(queued.event().id(), queued);
        return queued;
    }

    /** An event's next attempt. */
    private record Due(Instant at, long number, String eventId) {
        static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::number);
    }
}
