package io.github.idininvites.bulk;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Lets a test have a journal whose claims end sooner than after ten minutes. */
public final class ShortClaims {
    private ShortClaims() {}

    public static Journal jdbc(DataSource database, String run, Duration lease) {
        return new JdbcJournal(database, run, lease, Clock.systemUTC());
    }
}
