package io.github.idininvites;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * This machine's clock, corrected by the {@code Date} header of a 401. A correction is for one attempt. It is kept only if the
 * server accepts that attempt, because the {@code Date} may come from another server on the way, whose clock is wrong.
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
     * @param offset the correction of the clock for it, in ms
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

    /** The server's time minus this clock's, in ms, as far as it is known. */
    long offset() {
        return offset.get();
    }

    Instant now() {
        return Instant.ofEpochMilli(clock.millis() + offset());
    }

    /** Seconds since 1970, by this clock corrected by so many ms. */
    long second(long offset) {
        return Math.floorDiv(clock.millis() + offset, 1000);
    }

    /**
     * The correction for the next token, if the refused one was not valid at the {@code Date} of its refusal. Null if it was
     * valid, or if there is no usable date.
     *
     * @param age how long ago the refusal arrived
     */
    @Nullable
    Correction correction(@Nullable Token signed, @Nullable Instant date, Duration age) {
        if (signed == null || date == null || !isDate(date)) return null;
        boolean valid = !date.isBefore(signed.signedAt())
                && date.isBefore(signed.signedAt().plus(tokenLifetime));
        // The date is rounded down and was written before it arrived, so a clock set by it is never ahead of the
        // server's.
        long right = date.toEpochMilli() + age.toMillis() - clock.millis();
        return valid ? null : new Correction(signed.offset(), right);
    }

    /** Keeps a correction: the server has accepted a token that was signed with it. */
    void keep(Correction accepted) {
        offset.compareAndSet(accepted.from, accepted.to);
    }

    /** What the message of a 401 says about the two clocks. */
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
