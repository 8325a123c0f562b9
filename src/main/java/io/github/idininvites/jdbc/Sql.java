package io.github.idininvites.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements and commits each at once. Returns the connection with the auto-commit mode that it had. */
public final class Sql {
    private static final int TRIES = 3;
    // Classes of SQLSTATEs.
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String ROLLED_BACK = "40"; // for example after a deadlock
    private static final String CONNECTION_BROKE = "08";

    private final DataSource dataSource;
    private final Function<SQLException, IllegalStateException> failure;

    /** Work with a connection. It may run again, because the answer of the database may be lost. */
    public interface Work<T extends @Nullable Object> {
        /** Does the work, with auto-commit on. */
        T with(Connection connection) throws SQLException;
    }

    /** @param failure makes the exception to throw when the database refuses a statement */
    public Sql(DataSource dataSource, Function<SQLException, IllegalStateException> failure) {
        this.dataSource = dataSource;
        this.failure = failure;
    }

    /**
     * Runs the work, and again if the connection broke or the statement was rolled back. The interrupt flag is off meanwhile,
     * because what was done must be recorded.
     */
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

    /** Runs the statement, and tells whether it changed a row. */
    public static boolean update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
            return statement.executeUpdate() > 0;
        }
    }

    /** Whether the statement failed because such a row exists already. */
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
            // the work is done, or has thrown its own exception
        }
    }

    private static boolean isOf(String stateClass, SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(stateClass);
    }
}
