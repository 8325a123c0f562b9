package io.github.idininvites.support;

import java.time.Duration;
import java.time.Instant;

/** Starts at the documented second, and is a second later each time that it is read. */
public final class TickingClock extends ManualClock {
    public TickingClock() {
        super(Docs.CLOCK.instant().toString());
    }

    @Override
    public synchronized Instant instant() {
        var now = super.instant();
        advance(Duration.ofSeconds(1));
        return now;
    }
}
