package io.github.idininvites.sandbox.webhooks;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.api.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the delivery of an event is.
 *
 * @param number the number of the event, from 1
 * @param fault the injected fault that it meets
 * @param attempts the newest ones, in the order in which they ended
 * @param due when the next attempt is due, by the sandbox's clock; null while an attempt is in progress, while the event is held
 *     back, and if no attempt is needed
 */
public record QueuedEvent(
        long number,
        Event event,
        @Nullable Fault fault,
        List<PostAttempt> attempts,
        @Nullable Instant due) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    // Not all attempts, because a receiver may be down for days.
    private static final int MOST_ATTEMPTS = 50;

    public boolean delivered() {
        return attempts.stream().anyMatch(PostAttempt::accepted);
    }

    /** Whether the next attempt must post broken JSON. */
    boolean malformed() {
        return fault == Fault.WEBHOOK_MALFORMED && attempts.isEmpty();
    }

    /** Whether the event was delivered once, and must be delivered again. */
    boolean toBeDuplicated() {
        return fault == Fault.WEBHOOK_DUPLICATED
                && attempts.stream().filter(PostAttempt::accepted).count() == 1;
    }

    QueuedEvent dueAt(@Nullable Instant due) {
        return new QueuedEvent(number, event, fault, attempts, due);
    }

    QueuedEvent with(PostAttempt attempt) {
        var newest = attempts.stream().skip(Math.max(0, attempts.size() + 1 - MOST_ATTEMPTS));
        return new QueuedEvent(
                number, event, fault, Stream.concat(newest, Stream.of(attempt)).toList(), due);
    }

    /** How long to wait after the latest attempt. The time doubles with each attempt, up to a limit. */
    Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts.size() - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
