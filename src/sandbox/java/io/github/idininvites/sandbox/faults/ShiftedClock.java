package io.github.idininvites.sandbox.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be set wrong. */
public final class ShiftedClock extends Clock {
    private final Clock right;
    private volatile int seconds;

    public ShiftedClock(Clock right) {
        this.right = right;
    }

    void shift(int seconds) {
        this.seconds = seconds;
    }

    int shift() {
        return seconds;
    }

    @Override
    public Instant instant() {
        return right.instant().plusSeconds(seconds);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the sandbox asks for instants only");
    }
}
