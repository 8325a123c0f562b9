package io.github.idininvites.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A row an event: claimed by a token until {@code expires_at}, or handled and, then without a token, remembered until then.
 * Who wants a row that is there and expired must change it from what was read; so of two that try, one succeeds.
 */
final class JdbcEventLog implements EventLog {
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final int TRIES = 3;
    private static final String INTEGRITY_VIOLATION = "23"; // the class of such SQLSTATEs

    private final DataSource dataSource;
    private final long timeToLive;
    private final long lease;
    private final Clock clock;
    private final AtomicLong nextPurge = new AtomicLong();

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Clock clock) {
        this(dataSource, timeToLive, LEASE, clock);
    }

    JdbcEventLog(DataSource dataSource, Duration timeToLive, Duration lease, Clock clock) {
        this.dataSource = dataSource;
        this.timeToLive = InMemoryEventLog.checked(timeToLive).toMillis();
        this.lease = lease.toMillis();
        this.clock = clock;
    }

    private record Row(@Nullable String claimedBy, long expiresAt) {}

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @Override
    public Claim claim(String eventId, String token) {
        return run(connection -> {
            purge(connection);
            for (int triesLeft = TRIES; triesLeft > 0; triesLeft--) {
                long now = clock.millis();
                Row row = row(connection, eventId);
                if (row == null) {
                    if (insert(connection, eventId, token, now + lease, triesLeft > 1)) return Claim.GRANTED;
                } else if (row.expiresAt > now) {
                    return row.claimedBy == null ? Claim.DONE : Claim.BUSY;
                } else if (update(
                        connection,
                        "UPDATE idin_webhook_event SET claimed_by = ?, expires_at = ? WHERE event_id = ? AND expires_at = ?",
                        token,
                        now + lease,
                        eventId,
                        row.expiresAt)) {
                    return Claim.GRANTED;
                }
            }
            return Claim.BUSY; // others come and go: they have it, or had it a moment ago
        });
    }

    @Override
    public void done(String eventId, String token) {
        run(connection -> update(
                connection,
                "UPDATE idin_webhook_event SET claimed_by = NULL, expires_at = ? WHERE event_id = ? AND claimed_by = ?",
                clock.millis() + timeToLive,
                eventId,
                token));
    }

    @Override
    public void release(String eventId, String token) {
        run(connection -> update(
                connection, "DELETE FROM idin_webhook_event WHERE event_id = ? AND claimed_by = ?", eventId, token));
    }

    private void purge(Connection connection) {
        long now = clock.millis();
        long due = nextPurge.get();
        if (now < due || !nextPurge.compareAndSet(due, now + PURGE_EVERY.toMillis())) return;
        try {
            update(connection, "DELETE FROM idin_webhook_event WHERE expires_at <= ?", now);
        } catch (SQLException e) {
            // No event is to fail for this, and it is tried again; what is wrong with the table shows at the claim.
        }
    }

    private static @Nullable Row row(Connection connection, String eventId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT claimed_by, expires_at FROM idin_webhook_event WHERE event_id = ?")) {
            select.setString(1, eventId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? new Row(rows.getString(1), rows.getLong(2)) : null;
            }
        }
    }

    /** False if another was, perhaps, faster; who cannot look again gets the exception instead. */
    private static boolean insert(
            Connection connection, String eventId, String token, long expiresAt, boolean canLookAgain)
            throws SQLException {
        try {
            return update(
                    connection,
                    "INSERT INTO idin_webhook_event (event_id, claimed_by, expires_at) VALUES (?, ?, ?)",
                    eventId,
                    token,
                    expiresAt);
        } catch (SQLException e) {
            if (canLookAgain && e.getSQLState() != null && e.getSQLState().startsWith(INTEGRITY_VIOLATION))
                return false;
            throw e;
        }
    }

    private static boolean update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate() > 0;
        }
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) connection.setAutoCommit(true);
            T result = work.with(connection);
            if (!autoCommit) connection.setAutoCommit(false);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database must take the event log's statements, but answered SQLSTATE " + e.getSQLState()
                            + "; does it have EventLog.JDBC_SCHEMA?",
                    e);
        }
    }
}
