package io.github.idininvites.webhook;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Remembers which events were handled, so that an event that CM delivers again is not handled again. {@link #inMemory()} is for
 * one instance of an application, {@link #jdbc} for several that share a database. Implementations must be safe for use by many
 * threads, and {@link #claim} must be atomic.
 *
 * <p>An event that the log has as handled is not handled again. An event whose handler failed is. No log can prevent one case: if
 * the process dies between a handler's work and {@link #done}, or {@link #done} fails, the next delivery is handled again. So
 * write handlers whose work can be repeated without harm.
 */
public interface EventLog {
    /** The table that {@link #jdbc} needs, in standard SQL. It has one row per event, and no personal data. */
    String JDBC_SCHEMA = """
            CREATE TABLE idin_webhook_event (
              event_id   VARCHAR(255) NOT NULL PRIMARY KEY,
              claimed_by VARCHAR(36),
              expires_at NUMERIC(19) NOT NULL
            );
            CREATE INDEX idin_webhook_event_expires_at ON idin_webhook_event (expires_at);
            """;

    /** The result of {@link #claim}. */
    enum Claim {
        /** The event is yours: handle it, then call {@link #done} or {@link #release}. */
        GRANTED,
        /**
         * Another delivery of the event is being handled: reply 503, and CM delivers this one again later. Or the process that
         * claimed the event died, and its claim has not ended yet; with {@link #jdbc} that takes up to 5 minutes.
         */
        BUSY,
        /** The event was handled before. */
        DONE
    }

    /**
     * Claims the event for one delivery. The claim ends with {@link #done} or {@link #release}, or some time after its process
     * died.
     *
     * @param eventKey the key of the event, made from all its fields: at most 255 characters of printable ASCII. A forged event
     *     with the id of a true one has another key. Two different keys never differ in case only
     * @param token unique for this delivery: if two deliveries claim the same event, one is granted
     */
    Claim claim(String eventKey, String token);

    /** Records that the event was handled. Does nothing if another token has the claim. */
    void done(String eventKey, String token);

    /**
     * Records that the event was not handled, so that its next delivery can claim it. Does nothing if another token has the
     * claim.
     */
    void release(String eventKey, String token);

    /** The same as {@link #inMemory(int, Duration)} with 100,000 events and 30 days. */
    static EventLog inMemory() {
        return inMemory(100_000, Duration.ofDays(30));
    }

    /**
     * A log in memory, for an application with one instance. It is lost when the process ends. If there are too many events, it
     * forgets the oldest.
     *
     * @param maxEvents how many handled events to remember: 1 or more
     * @param timeToLive how long to remember each: one minute to ten years. It must be longer than CM repeats a delivery
     * @throws IllegalArgumentException if an argument is out of range
     */
    static EventLog inMemory(int maxEvents, Duration timeToLive) {
        return new InMemoryEventLog(maxEvents, timeToLive, Clock.systemUTC());
    }

    /** The same as {@link #jdbc(DataSource, Duration)} with 30 days. */
    static EventLog jdbc(DataSource dataSource) {
        return jdbc(dataSource, Duration.ofDays(30));
    }

    /**
     * A log in a database, for several instances of an application. Create the table with {@link #JDBC_SCHEMA}. Tested on
     * PostgreSQL, MariaDB and H2, each with its default settings.
     *
     * <p>Each statement is committed at once, and no connection is held while a handler runs. So pass the plain data source, not
     * one that takes part in the caller's transactions. The log returns a connection with the auto-commit mode that it had. A
     * claim lasts 5 minutes. So the time of a handler, plus the difference between the clocks of the instances, must be less. Old
     * rows are deleted after an event was handled, at most 500 at a time.
     *
     * <p>Each method of the log throws {@link IllegalStateException} if the database refuses a statement. The receiver then
     * replies 503, and CM delivers the event again.
     *
     * @param timeToLive how long to remember a handled event: one minute to ten years
     * @throws IllegalArgumentException if {@code timeToLive} is out of its range
     */
    static EventLog jdbc(DataSource dataSource, Duration timeToLive) {
        return new JdbcEventLog(dataSource, timeToLive, Clock.systemUTC());
    }
}
