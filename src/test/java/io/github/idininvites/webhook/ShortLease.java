package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Lets the flood have an event log whose claims end sooner than after five minutes. */
public final class ShortLease {
    private ShortLease() {}

    public static EventLog jdbc(DataSource database, Duration lease) {
        return new JdbcEventLog(database, Duration.ofDays(30), lease, Clock.systemUTC());
    }
}
