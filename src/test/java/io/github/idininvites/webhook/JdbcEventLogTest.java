package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.BUSY;
import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On H2; {@link PostgresEventLogIT} and {@link MariaDbEventLogIT} run the same. */
class JdbcEventLogTest extends EventLogContract {
    Database database() {
        return Database.H2;
    }

    @Override
    final EventLog open(ManualClock clock) {
        return new JdbcEventLog(withSchema(), TIME_TO_LIVE, clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT-0.001S",
                "PT0S",
                "PT0.000000001S",
                "PT59.999S",
                "PT87600H0.000000001S",
                "PT2562047788015215H30M7.999999999S"
            })
    void refusesToRememberForATimeThatNobodyMeans(Duration timeToLive) {
        DataSource unused = always(null);
        String message = "timeToLive must be PT1M (a minute) to PT87600H (ten years), but is " + timeToLive;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.jdbc(unused, timeToLive))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.inMemory(10, timeToLive))
                .withMessage(message);
    }

    @Test
    void purgesInStepsAndAfterTheEventIsHandled() {
        var database = withSchema();
        int expired = 3 * JdbcEventLog.PURGE_STEP + 10;
        insertExpired(database, expired);
        var log = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        assertThat(log.claim("e0", "a")).isEqualTo(GRANTED);
        assertThat(rows(database)).as("a claim purges nothing").isEqualTo(expired + 1);
        log.done("e0", "a");
        assertThat(rows(database)).isEqualTo(2 * JdbcEventLog.PURGE_STEP + 11);
        for (int i = 1; i <= 3; i++) handle(log, "e" + i);
        assertThat(rows(database)).as("the events that were handled").isEqualTo(4);
        clock.advance(Duration.ofMinutes(59));
        insertExpired(database, 1);
        handle(log, "e4");
        assertThat(rows(database)).as("not before an hour is over").isEqualTo(6);
    }

    private void insertExpired(DataSource database, int number) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO idin_webhook_event (event_id, claimed_by, expires_at) VALUES (?, NULL, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < number; i++) {
                insert.setString(1, "expired" + i + "-" + number);
                insert.setLong(2, clock.millis());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The database has committed, but nobody hears of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void handlesAnEventOnceAlthoughAnAnswerOfTheDatabaseIsLost(int lost) throws SQLException {
        var database = withSchema();
        try (Connection connection = database.getConnection()) {
            var updates = new AtomicInteger();
            var log = new JdbcEventLog(
                    always(wrapped(
                            connection,
                            Connection.class,
                            (method, result) -> result instanceof PreparedStatement statement
                                    ? wrapped(statement, PreparedStatement.class, (statementMethod, rows) -> {
                                        if (statementMethod.equals("executeUpdate")
                                                && updates.incrementAndGet() == lost)
                                            throw new SQLException("the connection broke", "08006");
                                        return rows;
                                    })
                                    : result)),
                    TIME_TO_LIVE,
                    clock);
            try (var idin = IdinInvitesClient.create(Docs.CREDENTIALS)) {
                var handled = new AtomicInteger();
                var receiver = WebhookReceiver.builder(idin)
                        .eventLog(log)
                        .otherwise(received -> {
                            if (handled.incrementAndGet() == 1 && lost == 3)
                                throw new IllegalStateException("the handler");
                        })
                        .build();
                byte[] event = "{\"id\": \"e\", \"event\": \"x\"}".getBytes(UTF_8);
                if (lost == 3) updates.incrementAndGet(); // insert, then release: there is no done
                assertThat(receiver.receive(event).status()).isEqualTo(lost == 3 ? 503 : 204);
                assertThat(receiver.receive(event).status()).isEqualTo(204);
                assertThat(handled).hasValue(lost == 3 ? 2 : 1);
            }
        }
    }

    /** A pool that waits would throw, and what the handler did would be forgotten. */
    @Test
    void remembersWhatAHandlerDidThatWasInterrupted() {
        var database = withSchema();
        var log = new JdbcEventLog(database, TIME_TO_LIVE, clock);
        var flags = new ArrayList<Boolean>();
        var watched = new JdbcEventLog(
                (DataSource) Proxy.newProxyInstance(
                        JdbcEventLogTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                            flags.add(Thread.currentThread().isInterrupted());
                            return database.getConnection();
                        }),
                TIME_TO_LIVE,
                clock);
        assertThat(watched.claim("e1", "a")).isEqualTo(GRANTED);
        Thread.currentThread().interrupt();
        watched.done("e1", "a");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(flags).doesNotContain(true);
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
    }

    @Test
    void doesNotMindAConnectionThatCannotBeClosed() throws SQLException {
        var database = withSchema();
        try (Connection connection = database.getConnection()) {
            var log = new JdbcEventLog(
                    always((Connection) Proxy.newProxyInstance(
                            JdbcEventLogTest.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("close")) throw new SQLException("broken", "08003");
                                return method.invoke(connection, arguments);
                            })),
                    TIME_TO_LIVE,
                    clock);
            assertThat(log.claim("e1", "a")).isEqualTo(GRANTED);
        }
    }

    /** Which a database may do to any transaction. */
    @Test
    void triesAgainAfterADeadlock() throws SQLException {
        var database = withSchema();
        try (Connection connection = database.getConnection()) {
            var deadlocks = new AtomicInteger(2);
            var log = new JdbcEventLog(
                    always(wrapped(connection, Connection.class, (method, result) -> {
                        if (method.equals("prepareStatement") && deadlocks.getAndDecrement() > 0)
                            throw new SQLException("deadlock", "40001");
                        return result;
                    })),
                    TIME_TO_LIVE,
                    clock);
            assertThat(log.claim("e1", "a")).isEqualTo(GRANTED);
            deadlocks.set(3);
            assertThatIllegalStateException()
                    .isThrownBy(() -> log.claim("e2", "a"))
                    .withMessageContaining("SQLSTATE 40001");
        }
    }

    @Test
    void leavesAConnectionAsItCameAlsoWhenAStatementFails() throws SQLException {
        var database = database().empty(); // without the table
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var log = new JdbcEventLog(
                    always(wrapped(connection, Connection.class, (method, result) -> result)), TIME_TO_LIVE, clock);
            assertThatIllegalStateException().isThrownBy(() -> log.claim("e1", "a"));
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    void grantsAClaimAlsoIfTheConnectionCannotBePutBackAsItCame() throws SQLException {
        var database = withSchema();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var calls = new AtomicInteger();
            var log = new JdbcEventLog(
                    always(wrapped(connection, Connection.class, (method, result) -> {
                        if (method.equals("setAutoCommit") && calls.incrementAndGet() == 2)
                            throw new SQLException("the connection broke", "08006");
                        return result;
                    })),
                    TIME_TO_LIVE,
                    clock);
            assertThat(log.claim("e1", "a")).isEqualTo(GRANTED);
        }
    }

    /** MariaDB compares without case and without blanks at the end. */
    @Test
    void tellsIdsApartThatDifferByCaseOnly() {
        var log = new JdbcEventLog(withSchema(), TIME_TO_LIVE, clock);
        for (String id : List.of("event-a", "EVENT-A", "Event-a"))
            handle(log, EventKey.of(new WebhookEvent.UnknownEvent(id, "x", "{}")));
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
    void purgesOnceAnHour() {
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
                .withMessageMatching(".*SQLSTATE (23502|HY000).*"); // MariaDB has no state for it
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
    private static DataSource always(@Nullable Connection connection) {
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
        Object call(String method, @Nullable Object result) throws SQLException;
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
