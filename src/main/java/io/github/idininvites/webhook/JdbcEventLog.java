package io.github.idininvites.webhook;

import io.github.idininvites.jdbc.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A log in a table with one row per event. A row with a token is claimed until {@code expires_at}; a row without one is handled,
 * and remembered until then. To claim an expired row, an update must find the {@code expires_at} that was read. So if two
 * deliveries try it, one succeeds.
 *
 * <p>A claim is a row and not an open transaction: with one, a handler that needs a second connection from a full pool would wait
 * for itself. It looks before it inserts, because PostgreSQL writes each refused INSERT into its log as an error.
 */
final class JdbcEventLog implements EventLog {
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    static final int PURGE_STEP = 500;
    private static final int TRIES = 3;

    private final Sql sql;
    private final long timeToLive;
    private final long lease;
    private final Clock clock;
    private final AtomicLong nextPurge = new AtomicLong();

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Clock clock) {
        this(dataSource, timeToLive, LEASE, clock);
    }

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Duration lease, Clock clock) {
        sql = new Sql(
                Objects.requireNonNull(dataSource, "dataSource"),
                e -> new IllegalStateException(
                        "the database must take the event log's statements, but answered SQLSTATE " + e.getSQLState()
                                + "; does it have EventLog.JDBC_SCHEMA?",
                        e));
        this.timeToLive = InMemoryEventLog.checked(timeToLive).toMillis();
        this.lease = lease.toMillis();
        this.clock = clock;
    }

    private record Row(@Nullable String claimedBy, long expiresAt) {}

    @Override
    public Claim claim(String eventKey, String token) {
        return sql.run(connection -> {
            for (int triesLeft = TRIES; triesLeft > 0; triesLeft--) {
                long now = clock.millis();
                Row row = row(connection, eventKey);
                if (row == null) {
                    if (insert(connection, eventKey, token, now + lease, triesLeft > 1)) return Claim.GRANTED;
                } else if (token.equals(row.claimedBy)) {
                    return Claim.GRANTED; // an earlier try granted it, and its answer was lost
                } else if (row.expiresAt > now) {
                    return row.claimedBy == null ? Claim.DONE : Claim.BUSY;
                } else if (Sql.update(
                        connection,
                        "UPDATE idin_webhook_event SET claimed_by = ?, expires_at = ? WHERE event_id = ? AND expires_at = ?",
                        token,
                        now + lease,
                        eventKey,
                        row.expiresAt)) {
                    return Claim.GRANTED;
                }
            }
            return Claim.BUSY; // other deliveries claimed and released it in between
        });
    }

    @Override
    public void done(String eventKey, String token) {
        sql.run(connection -> Sql.update(
                connection,
                "UPDATE idin_webhook_event SET claimed_by = NULL, expires_at = ? WHERE event_id = ? AND claimed_by = ?",
                clock.millis() + timeToLive,
                eventKey,
                token));
        purge();
    }

    @Override
    public void release(String eventKey, String token) {
        sql.run(connection -> Sql.update(
                connection, "DELETE FROM idin_webhook_event WHERE event_id = ? AND claimed_by = ?", eventKey, token));
    }

    /** Deletes up to 500 old rows: once an hour, and after each event while there are more. That is more than each event adds. */
    private void purge() {
        long now = clock.millis();
        long due = nextPurge.get();
        if (now < due || !nextPurge.compareAndSet(due, now + PURGE_EVERY.toMillis())) return;
        try {
            if (sql.run(connection -> purge(connection, now)) == PURGE_STEP) nextPurge.set(now);
        } catch (IllegalStateException e) {
            // An event must not fail because of this, and it is tried again. If the table is broken, the next claim
            // shows it.
        }
    }

    private static int purge(Connection connection, long now) throws SQLException {
        var keys = new ArrayList<Object>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT event_id FROM idin_webhook_event WHERE expires_at <= ?")) {
            select.setMaxRows(PURGE_STEP);
            select.setLong(1, now);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) keys.add(rows.getString(1));
            }
        }
        if (keys.isEmpty()) return 0;
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        int found = keys.size();
        keys.add(now);
        boolean unused = Sql.update(
                connection,
                "DELETE FROM idin_webhook_event WHERE event_id IN (" + marks + ") AND expires_at <= ?",
                keys.toArray());
        return found;
    }

    private static @Nullable Row row(Connection connection, String eventKey) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT claimed_by, expires_at FROM idin_webhook_event WHERE event_id = ?")) {
            select.setString(1, eventKey);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? new Row(rows.getString(1), rows.getLong(2)) : null;
            }
        }
    }

    /** False if another delivery may have been faster. If the caller cannot look again, this throws instead. */
    private static boolean insert(
            Connection connection, String eventKey, String token, long expiresAt, boolean canLookAgain)
            throws SQLException {
        try {
            return Sql.update(
                    connection,
                    "INSERT INTO idin_webhook_event (event_id, claimed_by, expires_at) VALUES (?, ?, ?)",
                    eventKey,
                    token,
                    expiresAt);
        } catch (SQLException e) {
            if (canLookAgain && Sql.isIntegrityViolation(e)) return false;
            throw e;
        }
    }
}
