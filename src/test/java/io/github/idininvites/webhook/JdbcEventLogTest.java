package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.BUSY;
import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.support.Database;
import io.github.idininvites.support.ManualClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On H2; {@link PostgresEventLogIT} runs the same on PostgreSQL. */
class JdbcEventLogTest extends EventLogContract {
    Database database() {
        return Database.H2;
    }

    @Override
    final EventLog open(ManualClock clock) {
        return new JdbcEventLog(withSchema(), TIME_TO_LIVE, clock);
    }

    @Test
    void refusesToRememberNothing() {
        var database = database().empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.jdbc(database, Duration.ofMillis(-1)))
                .withMessage("timeToLive must be positive, but is PT-0.001S");
    }

    @Test
    void takesTheClaimOfAnInstanceThatDiedAfterFiveMinutes() {
        var database = withSchema();
        var died = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        var lives = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        died.claim("e1", "a");
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(lives.claim("e1", "b")).isEqualTo(BUSY);
        clock.advance(Duration.ofMillis(1));
        assertThat(lives.claim("e1", "b")).isEqualTo(GRANTED);
        died.done("e1", "a"); // not dead, only slow: it no longer has the claim
        assertThat(died.claim("e1", "c")).isEqualTo(BUSY);
        lives.done("e1", "b");
        assertThat(died.claim("e1", "c")).isEqualTo(DONE);
    }

    @Test
    void deletesWhatItNeedNotRememberOnceAnHour() {
        var database = withSchema();
        var log = new JdbcEventLog(database, Duration.ofMinutes(30), clock);
        handle(log, "e1");
        clock.advance(Duration.ofMinutes(59));
        handle(log, "e2");
        assertThat(rows(database)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        handle(log, "e3");
        assertThat(rows(database)).isEqualTo(2);
    }

    @Test
    void remembersForThirtyDaysUnlessTold() {
        var database = withSchema();
        for (var log : List.of(EventLog.jdbc(database), EventLog.jdbc(database, Duration.ofDays(1)))) {
            String event = "e" + rows(database);
            long from = System.currentTimeMillis();
            handle(log, event);
            assertThat(Duration.ofMillis(expiresAt(database, event) - from).toDays())
                    .isEqualTo(event.equals("e0") ? 30 : 1);
            assertThat(log.claim(event, "b")).isEqualTo(DONE);
        }
    }

    @Test
    void commitsWhereConnectionsDoNotByThemselvesAndLeavesThemSo() throws SQLException {
        var database = withSchema();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var kept = wrapped(connection, Connection.class, (method, result) -> result);
            handle(new JdbcEventLog(always(kept), TIME_TO_LIVE, clock), "e1");
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(rows(database)).isEqualTo(1);
        }
    }

    /** Between looking for a row and inserting one, or changing one, another instance may be faster. */
    @Test
    void losesToAnInstanceThatIsFaster() throws SQLException {
        var database = withSchema();
        var faster = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        try (Connection connection = database.getConnection()) {
            var overtaken = new AtomicReference<@Nullable Runnable>();
            var slower = new JdbcEventLog(always(overtakenAfterSelect(connection, overtaken)), TIME_TO_LIVE, clock);

            overtaken.set(() -> faster.claim("e1", "a"));
            assertThat(slower.claim("e1", "b")).isEqualTo(BUSY);

            clock.advance(JdbcEventLog.LEASE);
            overtaken.set(() -> assertThat(faster.claim("e1", "c")).isEqualTo(GRANTED));
            assertThat(slower.claim("e1", "d")).isEqualTo(BUSY);
            assertThat(overtaken.get()).isNull();
        }
    }

    @Test
    void namesTheSchemaWhereTheTableIsMissing() {
        var log = new JdbcEventLog(database().empty(), TIME_TO_LIVE, clock);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.claim("e1", "a"))
                .withMessageMatching("the database must take the event log's statements, but answered SQLSTATE 42.{3};"
                        + " does it have EventLog.JDBC_SCHEMA\\?")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void passesOnThatARowIsRefused() {
        var log = new JdbcEventLog(withSchema(), TIME_TO_LIVE, clock);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.claim("e".repeat(256), "a"))
                .withMessageContaining("SQLSTATE 22");
    }

    /** As when a table has a column more that must not be null. */
    @Test
    void saysSoWhereNoRowCanBeInserted() {
        var database = withSchema();
        Database.execute(database, "ALTER TABLE idin_webhook_event ADD COLUMN extra INTEGER NOT NULL;");
        var log = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        assertThatIllegalStateException()
                .isThrownBy(() -> log.claim("e1", "a"))
                .withMessageContaining("SQLSTATE 23502");
    }

    private DataSource withSchema() {
        var database = database().empty();
        Database.execute(database, EventLog.JDBC_SCHEMA);
        return database;
    }

    private static void handle(EventLog log, String event) {
        assertThat(log.claim(event, "a")).isEqualTo(GRANTED);
        log.done(event, "a");
    }

    private static long rows(DataSource database) {
        return Database.number(database, "SELECT COUNT(*) FROM idin_webhook_event");
    }

    private static long expiresAt(DataSource database, String event) {
        return Database.number(database, "SELECT expires_at FROM idin_webhook_event WHERE event_id = '" + event + "'");
    }

    /** A data source with this one connection. */
    private static DataSource always(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                JdbcEventLogTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connection);
    }

    private static Connection overtakenAfterSelect(
            Connection connection, AtomicReference<@Nullable Runnable> overtaken) {
        return wrapped(
                connection,
                Connection.class,
                (method, result) -> result instanceof PreparedStatement statement
                        ? wrapped(statement, PreparedStatement.class, (statementMethod, rows) -> {
                            var overtaking = overtaken.get();
                            if (statementMethod.equals("executeQuery") && overtaking != null) {
                                overtaken.set(null);
                                overtaking.run();
                            }
                            return rows;
                        })
                        : result);
    }

    private interface After {
        @Nullable
        Object call(String method, @Nullable Object result);
    }

    /** The same, but that it is not closed, and that each result passes by. */
    private static <T> T wrapped(T wrapped, Class<T> type, After after) {
        return type.cast(Proxy.newProxyInstance(
                JdbcEventLogTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (type == Connection.class && method.getName().equals("close")) return null;
                    try {
                        return after.call(method.getName(), method.invoke(wrapped, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
