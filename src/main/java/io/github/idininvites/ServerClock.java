package io.github.idininvites;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Our clock, corrected by what the {@code Date} of a refusal taught us. */
final class ServerClock {
    private final Clock clock;
    private final Duration tokenLifetime;
    private final AtomicLong offset = new AtomicLong();

    ServerClock(Clock clock, Duration tokenLifetime) {
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
    }

    /**
     * What signs the requests of one second.
     *
     * @param second when it was signed, in seconds since 1970
     * @param offset how the clock was corrected for it, in ms
     * @param header what {@code Authorization} says
     */
    record Token(long second, long offset, String header) {
        Instant signedAt() {
            return Instant.ofEpochSecond(second);
        }

        @Override
        public String toString() {
            return "Token[second=" + second + "]";
        }
    }

    /** The server's time minus this clock's, in ms, as far as we know. */
    long offset() {
        return offset.get();
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis() + offset());
    }

    /** Seconds since 1970, by a clock that is so many ms off. */
    long second(long offset) {
        return Math.floorDiv(clock.millis() + offset, 1000);
    }

    /**
     * Whether a token was not valid at this date, in which case another one is worth a try. Who asks first sets the clock; who
     * signed with the same wrong time uses that.
     */
    boolean learn(@Nullable Token signed, @Nullable Instant date) {
        if (signed == null || date == null) return false;
        boolean valid = !date.isBefore(signed.signedAt())
                && date.isBefore(signed.signedAt().plus(tokenLifetime));
        // The date has no fraction and is older than its arrival, so a clock set by it is never ahead of the server's.
        if (!valid) offset.compareAndSet(signed.offset(), date.toEpochMilli() - clock.millis());
        return !valid;
    }

    /** For the message of a refusal. */
    String compare(@Nullable Token signed, @Nullable Instant date) {
        if (signed == null || date == null) return "the answer has no Date to check this clock against";
        long ahead = signed.second() - date.getEpochSecond();
        return "this clock is " + Math.abs(ahead) + " s " + (ahead < 0 ? "behind" : "ahead of") + " the server's"
                + " and a token lives " + tokenLifetime.toSeconds() + " s";
    }
}
