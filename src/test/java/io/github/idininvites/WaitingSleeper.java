package io.github.idininvites;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits as the client does, but for a day, and tells whether it does. */
public final class WaitingSleeper extends Sleeper {
    private volatile boolean waits;

    /** A client of this builder waits so between its attempts. */
    public IdinInvitesClient.Builder into(IdinInvitesClient.Builder builder) {
        return builder.sleeper(this);
    }

    /** Whether a call has begun to wait. */
    public boolean waits() {
        return waits;
    }

    @Override
    void sleep(Duration time, BooleanSupplier over) {
        waits = true;
        super.sleep(Duration.ofDays(1), over);
    }
}
