package io.github.idininvites.webhook;

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
 * One row per event: claimed by a token until {@code expires_at}, or handled and, then without a token, remembered until then.
 * Who wants a row that is there and expired must change it from what was read; so of two that try, one succeeds.
 */
final class JdbcEventLog implements EventLog {
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    static final int PURGE_STEP = 500;
    private static final int TRIES = 3;
    // The classes of such SQLSTATEs:
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String ROLLED_BACK = "40"; // a deadlock, say
    private static final String CONNECTION_BROKE = "08";

    private final DataSource dataSource;
    private final long timeToLive;
    private final long lease;
    private final Clock clock;
    private final AtomicLong nextPurge = new AtomicLong();

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Clock clock) {
        this(dataSource, timeToLive, LEASE, clock);
    }

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Duration lease, Clock clock) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.timeToLive = InMemoryEventLog.checked(timeToLive).toMillis();
        this.lease = lease.toMillis();
        this.clock = clock;
    }

    private record Row(@Nullable String claimedBy, long expiresAt) {}

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @Override
    public Claim claim(String eventKey, String token) {
        return run(connection -> {
            for (int triesLeft = TRIES; triesLeft > 0; triesLeft--) {
                long now = clock.millis();
                Row row = row(connection, eventKey);
                if (row == null) {
                    if (insert(connection, eventKey, token, now + lease, triesLeft > 1)) return Claim.GRANTED;
                } else if (token.equals(row.claimedBy)) {
                    return Claim.GRANTED; // and the answer to that was lost
                } else if (row.expiresAt > now) {
                    return row.claimedBy == null ? Claim.DONE : Claim.BUSY;
                } else if (update(
                        connection,
                        "UPDATE idin_webhook_event SET claimed_by = ?, expires_at = ? WHERE event_id = ? AND expires_at = ?",
                        token,
                        now + lease,
                        eventKey,
                        row.expiresAt)) {
                    return Claim.GRANTED;
                }
            }
            return Claim.BUSY; // others come and go: they have it, or had it a moment ago
        });
    }

    @Override
    public void done(String eventKey, String token) {
        run(connection -> update(
                connection,
                "UPDATE idin_webhook_event SET claimed_by = NULL, expires_at = ? WHERE event_id = ? AND claimed_by = ?",
                clock.millis() + timeToLive,
                eventKey,
                token));
        purge();
    }

    @Override
    public void release(String eventKey, String token) {
        run(connection -> update(
                connection, "DELETE FROM idin_webhook_event WHERE event_id = ? AND claimed_by = ?", eventKey, token));
    }

    /** A step once an hour, and one for each event while there is more; a step is more rows than an event adds. */
    private void purge() {
        long now = clock.millis();
        long due = nextPurge.get();
        if (now < due || !nextPurge.compareAndSet(due, now + PURGE_EVERY.toMillis())) return;
        try {
            if (run(connection -> purge(connection, now)) == PURGE_STEP) nextPurge.set(now);
        } catch (IllegalStateException e) {
            // No event is to fail for this, and it is tried again; what is wrong with the table shows at the claim.
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
        boolean unused = update(
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

    /** False if another was, perhaps, faster; who cannot look again gets the exception instead. */
    private static boolean insert(
            Connection connection, String eventKey, String token, long expiresAt, boolean canLookAgain)
            throws SQLException {
        try {
            return update(
                    connection,
                    "INSERT INTO idin_webhook_event (event_id, claimed_by, expires_at) VALUES (?, ?, ?)",
                    eventKey,
                    token,
                    expiresAt);
        } catch (SQLException e) {
            if (canLookAgain && isOf(INTEGRITY_VIOLATION, e)) return false;
            throw e;
        }
    }

    private static boolean update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate() > 0;
        }
    }

    /** Not interrupted, because what was handled must be remembered; and again if the connection broke or was rolled back. */
    private <T> T run(Work<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            for (int triesLeft = TRIES; ; triesLeft--) {
                Connection connection = dataSource.getConnection();
                try {
                    return committing(connection, work);
                } catch (SQLException e) {
                    if (triesLeft == 1 || !(isOf(ROLLED_BACK, e) || isOf(CONNECTION_BROKE, e))) throw e;
                } finally {
                    quietly(connection::close);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database must take the event log's statements, but answered SQLSTATE " + e.getSQLState()
                            + "; does it have EventLog.JDBC_SCHEMA?",
                    e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Each statement at once. The connection goes back to its pool as it came. */
    private static <T> T committing(Connection connection, Work<T> work) throws SQLException {
        if (connection.getAutoCommit()) return work.with(connection);
        connection.setAutoCommit(true);
        try {
            return work.with(connection);
        } finally {
            quietly(() -> connection.setAutoCommit(false));
        }
    }

    private interface LastStep {
        void run() throws SQLException;
    }

    private static void quietly(LastStep step) {
        try {
            step.run();
        } catch (SQLException broken) {
            // what was done is done, or its own exception tells
        }
    }

    private static boolean isOf(String stateClass, SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
    }
}
