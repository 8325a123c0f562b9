package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;
import io.github.idininvites.model.Result;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The results that were read but not handled yet. The API may return a result only once. If a handler fails after that, the next
 * event finds the result here. If this is full, no other person may be read, because there is no room for the result.
 */
final class UnhandledResults {
    static final Duration TIME_TO_LIVE = Duration.ofDays(1);
    static final int MAX_PERSONS = 1_000;

    /** @param last the event for which it was read last */
    record Read(Person person, Instant at, @Nullable PersonUpdated last) {}

    private final Clock clock;
    private final BiConsumer<Duration, Runnable> later;
    private final Map<String, Read> reads = new LinkedHashMap<>(); // the oldest first
    private int reading;
    private boolean scheduled;

    UnhandledResults(Clock clock) {
        this(
                clock,
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(task));
    }

    /** @param later runs a task after a delay */
    UnhandledResults(Clock clock, BiConsumer<Duration, Runnable> later) {
        this.clock = clock;
        this.later = later;
    }

    static boolean hasData(Person person) {
        Result result = person.result();
        return result != null && result.hasData();
    }

    /** The result of this person that waits for a handler; null if there is none. */
    synchronized @Nullable Read waiting(String key) {
        forgetOld();
        return reads.get(key);
    }

    /**
     * Reserves room for the result of a person, before they are read. Call {@link #read} or {@link #notRead} after it.
     *
     * @throws IllegalStateException if there is no room
     */
    synchronized void reserve(String key) {
        forgetOld();
        if (!reads.containsKey(key) && reads.size() + reading >= MAX_PERSONS)
            throw new IllegalStateException("at most " + MAX_PERSONS + " results may wait for a handler, but "
                    + MAX_PERSONS + " do already; correct the handler that fails, and CM delivers the events again");
        reading++;
    }

    /**
     * Returns the person, and keeps them if they have data. If this is a success without data, it returns the person who was read
     * with the data before.
     */
    synchronized Person read(String key, Person person, @Nullable PersonUpdated event) {
        reading--;
        var before = reads.get(key);
        if (person.succeededWithoutData() && before != null && !isLater(person, before.person)) {
            reads.put(key, new Read(before.person, before.at, event));
            return before.person;
        }
        if (hasData(person)) {
            reads.remove(key); // to move it to the end, as the newest
            reads.put(key, new Read(person, clock.instant(), event));
            forgetLater();
        }
        return person;
    }

    /** Whether the person answered again since then. That answer had other data, which was lost. */
    private static boolean isLater(Person person, Person before) {
        return person.updatedAt() != null
                && before.updatedAt() != null
                && person.updatedAt().isAfter(before.updatedAt());
    }

    synchronized void notRead() {
        reading--;
    }

    /** A handler has this result now, so it need not wait here. Another result of this person stays. */
    synchronized void handled(String key, Person person) {
        var read = reads.get(key);
        if (read != null && read.person.equals(person)) reads.remove(key);
    }

    synchronized void forget(String key) {
        reads.remove(key);
    }

    private synchronized void forgetOld() {
        Instant now = clock.instant();
        reads.values().removeIf(read -> !read.at.plus(TIME_TO_LIVE).isAfter(now));
    }

    /** Schedules the deletion, so that personal data is deleted in time even if no event comes. */
    private synchronized void forgetLater() {
        if (scheduled || reads.isEmpty()) return;
        scheduled = true;
        Instant oldest = reads.values().iterator().next().at;
        var self = new WeakReference<>(this); // so that the task does not keep an unused receiver in memory
        later.accept(
                Duration.between(clock.instant(), oldest.plus(TIME_TO_LIVE)).plusMillis(1), () -> {
                    var results = self.get();
                    if (results != null) results.forgetInTime();
                });
    }

    private synchronized void forgetInTime() {
        scheduled = false;
        forgetOld();
        forgetLater();
    }
}
