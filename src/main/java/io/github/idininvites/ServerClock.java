package io.github.idininvites;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Our clock, corrected by the {@code Date} of a refusal. A correction holds for one attempt; it stays if the server accepts that
 * one, because the {@code Date} may be an edge's, and as wrong as any clock.
 */
final class ServerClock {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

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

    /** @param from the offset of the token that was refused, in ms */
    record Correction(long from, long to) {}

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
     * What to sign with if the token was not valid at the date of its refusal; null if it was, or nobody knows.
     *
     * @param age how long ago the refusal arrived
     */
    @Nullable
    Correction correction(@Nullable Token signed, @Nullable Instant date, Duration age) {
        if (signed == null || date == null || !isDate(date)) return null;
        boolean valid = !date.isBefore(signed.signedAt())
                && date.isBefore(signed.signedAt().plus(tokenLifetime));
        // The date has no fraction and is older than its arrival, so a clock set by it is never ahead of the server's.
        long right = date.toEpochMilli() + age.toMillis() - clock.millis();
        return valid ? null : new Correction(signed.offset(), right);
    }

    /** The server has accepted a token that was signed with this. */
    void keep(Correction accepted) {
        offset.compareAndSet(accepted.from, accepted.to);
    }

    /** For the message of a refusal. */
    String compare(@Nullable Token signed, @Nullable Instant date) {
        if (signed == null || date == null || !isDate(date))
            return "the answer has no Date to check this clock against";
        long ahead = Math.round(signed.second() - signed.offset() / 1000.0 - date.getEpochSecond());
        return "this clock is " + Math.abs(ahead) + " s " + (ahead < 0 ? "behind" : "ahead of") + " the server's"
                + " and a token lives " + tokenLifetime.toSeconds() + " s"
                + (signed.offset() == offset() ? "" : "; a token of the server's time was refused too");
    }

    /** OkHttp reads years that no token can hold. */
    private static boolean isDate(Instant date) {
        return !date.isBefore(Instant.EPOCH) && date.isBefore(LATEST);
    }
}
