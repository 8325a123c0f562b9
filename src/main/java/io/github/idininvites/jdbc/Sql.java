package io.github.idininvites.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements, each committed at once, on a connection that goes back as it came. */
public final class Sql {
    private static final int TRIES = 3;
    // The classes of such SQLSTATEs:
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String ROLLED_BACK = "40"; // a deadlock, say
    private static final String CONNECTION_BROKE = "08";

    private final DataSource dataSource;
    private final Function<SQLException, IllegalStateException> failure;

    /** What is done with a connection. It may be done again: its answer may be lost. */
    public interface Work<T extends @Nullable Object> {
        /** Does it; not in a transaction. */
        T with(Connection connection) throws SQLException;
    }

    /** @param failure the exception for a database that does not take a statement */
    public Sql(DataSource dataSource, Function<SQLException, IllegalStateException> failure) {
        this.dataSource = dataSource;
        this.failure = failure;
    }

    /** Not interrupted, because what was done must be remembered; and again if the connection broke or was rolled back. */
    public <T extends @Nullable Object> T run(Work<T> work) {
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
            throw failure.apply(e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Whether it changed a row. */
    public static boolean update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate() > 0;
        }
    }

    /** Whether there is such a row already. */
    public static boolean isIntegrityViolation(SQLException e) {
        return isOf(INTEGRITY_VIOLATION, e);
    }

    private static <T extends @Nullable Object> T committing(Connection connection, Work<T> work) throws SQLException {
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
