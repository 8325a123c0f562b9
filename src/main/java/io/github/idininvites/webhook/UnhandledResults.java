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
 * The results that were read and not handled yet. The API may hand a result out once: if a handler fails after that, the next
 * event must find it here. When it is full, no further person may be read, because the result would have no place.
 */
final class UnhandledResults {
    static final Duration TIME_TO_LIVE = Duration.ofDays(1);
    static final int MAX_PERSONS = 1_000;

    /** @param last the last event that this was read for */
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

    /** @param later runs a task after a while */
    UnhandledResults(Clock clock, BiConsumer<Duration, Runnable> later) {
        this.clock = clock;
        this.later = later;
    }

    static boolean hasData(Person person) {
        Result result = person.result();
        return result != null && result.hasData();
    }

    /** The result that waits for a handler. */
    synchronized @Nullable Read waiting(String key) {
        forgetOld();
        return reads.get(key);
    }

    /**
     * Keeps a place for the result of a person who is about to be read; {@link #read} or {@link #notRead} must follow.
     *
     * @throws IllegalStateException if there is none
     */
    synchronized void reserve(String key) {
        forgetOld();
        if (!reads.containsKey(key) && reads.size() + reading >= MAX_PERSONS)
            throw new IllegalStateException(
                    "at most " + MAX_PERSONS + " results may wait for a handler that does not fail,"
                            + " and so many do; mend the handler, then events come again");
        reading++;
    }

    /** What was read before, if this is a success whose data was handed out then; else this, which is kept if it has data. */
    synchronized Person read(String key, Person person, @Nullable PersonUpdated event) {
        reading--;
        var before = reads.get(key);
        if (person.succeededWithoutData() && before != null && !isLater(person, before.person)) {
            reads.put(key, new Read(before.person, before.at, event));
            return before.person;
        }
        if (hasData(person)) {
            reads.remove(key); // it is the newest now
            reads.put(key, new Read(person, clock.instant(), event));
            forgetLater();
        }
        return person;
    }

    /** Whether the person answered again since: that data is another, and was lost on the way. */
    private static boolean isLater(Person person, Person before) {
        return person.updatedAt() != null
                && before.updatedAt() != null
                && person.updatedAt().isAfter(before.updatedAt());
    }

    synchronized void notRead() {
        reading--;
    }

    /** Somebody has this very result now; a later reading without data says nothing about it. */
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

    /** Without an event, too: personal data is not kept for want of one. */
    private synchronized void forgetLater() {
        if (scheduled || reads.isEmpty()) return;
        scheduled = true;
        Instant oldest = reads.values().iterator().next().at;
        var self = new WeakReference<>(this); // a receiver that nobody uses any more need not wait for it
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
