package io.github.idininvites.spring;

import io.github.idininvites.webhook.EventLog;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Looks for the event log's table before the server starts, and after Flyway, Liquibase and Spring's scripts, which run when
 * their beans are made.
 */
final class EventTable implements SmartInitializingSingleton {
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04"); // SQLSTATEs

    private final EventLog eventLog;
    private final DataSource dataSource;
    private final boolean create;

    EventTable(EventLog eventLog, DataSource dataSource, boolean create) {
        this.eventLog = eventLog;
        this.dataSource = dataSource;
        this.create = create;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            look();
        } catch (IllegalStateException e) {
            if (!isMissing(e)) throw e;
            if (create) create(e);
            else
                throw new IllegalStateException(
                        "the database must have the table of the event log, but has not; run this, set"
                                + " idin-invites.webhook.create-table=true, or make an EventLog bean:\n"
                                + EventLog.JDBC_SCHEMA,
                        e);
        }
    }

    /** Deletes a row that cannot be there: of its statements the one that changes nothing. */
    private void look() {
        eventLog.release("look for the table", "nobody");
    }

    private static boolean isMissing(IllegalStateException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && NO_SUCH_TABLE.contains(cause.getSQLState());
    }

    private void create(IllegalStateException missing) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : EventLog.JDBC_SCHEMA.split(";\\s*", 0)) statement.execute(sql);
            if (!connection.getAutoCommit()) connection.commit();
        } catch (SQLException e) {
            missing.addSuppressed(e);
            try {
                look(); // another instance may have been faster
            } catch (IllegalStateException stillMissing) {
                throw missing;
            }
        }
    }
}
