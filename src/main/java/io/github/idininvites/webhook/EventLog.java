package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Remembers which events were handled, so that one that is delivered again is not handled again. {@link #inMemory()} serves
 * one instance of an application, {@link #jdbc} several that share a database. Implementations must be safe for use by many
 * threads, and {@link #claim} must be atomic.
 *
 * <p>What is promised: an event that is remembered as handled is not handled again; one whose handler failed is. What no log can
 * promise: if the process dies between a handler's work and {@link #done}, or if the log cannot be told then, the event is
 * handled again when it is delivered again. Make a handler's work such that doing it twice does no harm.
 */
public interface EventLog {
    /** What {@link #jdbc} needs in the database, in standard SQL: no personal data, a row an event. */
    String JDBC_SCHEMA = """
            CREATE TABLE idin_webhook_event (
              event_id   VARCHAR(255) NOT NULL PRIMARY KEY,
              claimed_by VARCHAR(36),
              expires_at NUMERIC(19) NOT NULL
            );
            CREATE INDEX idin_webhook_event_expires_at ON idin_webhook_event (expires_at);
            """;

    /** What came of asking for an event. */
    enum Claim {
        /** Nobody else has it: handle it, then call {@link #done} or {@link #release}. */
        GRANTED,
        /**
         * Another delivery of it is being handled: let this one come again later. Or whoever handled it is gone, and its claim
         * has not ended yet; with {@link #jdbc} that takes up to 5 minutes.
         */
        BUSY,
        /** It was handled. */
        DONE
    }

    /**
     * Asks for the event. The claim ends with {@link #done} or {@link #release}, or when whoever has it is gone.
     *
     * @param eventKey names the event and all that it says, in at most 255 characters of printable ASCII. A forged event with
     *     the id of a true one has another key. Keys that are different differ by more than case
     * @param token names this delivery: of two with the same event, one is granted
     */
    Claim claim(String eventKey, String token);

    /** The event was handled. Without effect if the claim was lost to another token. */
    void done(String eventKey, String token);

    /** The event was not handled: the next delivery of it may claim it. Without effect if the claim was lost. */
    void release(String eventKey, String token);

    /** {@link #inMemory(int, Duration)} of the last 100,000 events, each for 30 days. */
    static EventLog inMemory() {
        return inMemory(100_000, Duration.ofDays(30));
    }

    /**
     * For an application that runs once. It forgets with the process, and the oldest events when there are too many.
     *
     * @param maxEvents how many handled events to remember, 1 or more
     * @param timeToLive for how long: a minute to ten years; longer than the API delivers an event again
     * @throws IllegalArgumentException if one of the two is out of its range
     */
    static EventLog inMemory(int maxEvents, Duration timeToLive) {
        return new InMemoryEventLog(maxEvents, timeToLive, Clock.systemUTC());
    }

    /** {@link #jdbc(DataSource, Duration)} for 30 days. */
    static EventLog jdbc(DataSource dataSource) {
        return jdbc(dataSource, Duration.ofDays(30));
    }

    /**
     * For an application that runs several times over one database, which must have {@link #JDBC_SCHEMA}. Tested on PostgreSQL,
     * MariaDB and H2, each with its default settings.
     *
     * <p>It uses statements of its own, commits each at once, and holds no connection while a handler runs. So give it the plain
     * data source, not one that takes part in the caller's transactions. A connection goes back with the auto-commit mode that it
     * came with. The claim of an instance that died ends after 5 minutes. So a handler's time and the difference between the
     * instances' clocks must together stay below that. Rows that are no longer needed are deleted after an event was handled, at
     * most 500 at a time.
     *
     * <p>Each method throws {@link IllegalStateException} if the database does not take a statement. The receiver then replies
     * 503, and the event comes again.
     *
     * @param timeToLive for how long to remember an event that was handled, a minute to ten years
     * @throws IllegalArgumentException if {@code timeToLive} is out of its range
     */
    static EventLog jdbc(DataSource dataSource, Duration timeToLive) {
        return new JdbcEventLog(dataSource, timeToLive, Clock.systemUTC());
    }
}
