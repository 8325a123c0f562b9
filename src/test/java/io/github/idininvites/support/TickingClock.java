package io.github.idininvites.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Starts at the documented second, and is a second later each time that it is read. */
public final class TickingClock extends Clock {
    private final AtomicLong next = new AtomicLong(Docs.CLOCK.instant().getEpochSecond());

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(next.getAndIncrement());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
