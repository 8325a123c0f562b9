package io.github.idininvites;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Our clock, corrected by what the {@code Date} of a refusal taught us. */
final class ServerClock {
    private final Clock clock;
    private final Duration tokenLifetime;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    ServerClock(Clock clock, Duration tokenLifetime) {
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
    }

    /** A time, and how it was corrected. */
    record Reading(Instant time, Duration offset) {}

    Reading read() {
        Duration current = Objects.requireNonNull(offset.get());
        return new Reading(clock.instant().plus(current), current);
    }

    /**
     * Whether a token signed at this reading was not valid at this date, in which case another reading is worth a try. Who
     * asks first sets the clock; who signed with the same wrong time uses that.
     */
    boolean learn(@Nullable Reading signed, @Nullable Instant date) {
        if (signed == null || date == null) return false;
        var issued = signed.time().truncatedTo(SECONDS);
        boolean valid = !date.isBefore(issued) && date.isBefore(issued.plus(tokenLifetime));
        // The date has no fraction and is older than its arrival, so a clock set by it is never ahead of the server's.
        if (!valid) offset.compareAndSet(signed.offset(), Duration.between(clock.instant(), date));
        return !valid;
    }

    /** For the message of a refusal. */
    String compare(@Nullable Reading signed, @Nullable Instant date) {
        if (signed == null || date == null) return "the answer has no Date to check this clock against";
        long ahead = Duration.between(date, signed.time().truncatedTo(SECONDS)).toSeconds();
        return "this clock is " + Math.abs(ahead) + " s " + (ahead < 0 ? "behind" : "ahead of") + " the server's"
                + " and a token lives " + tokenLifetime.toSeconds() + " s";
    }
}
