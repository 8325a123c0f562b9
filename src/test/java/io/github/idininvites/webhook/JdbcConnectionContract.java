package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the event log does on connections that break, or that do not commit by themselves. */
abstract class JdbcConnectionContract extends EventLogContract {
    Database database() {
        return Database.H2;
    }

    @Override
    final EventLog open(ManualClock clock) {
        return new JdbcEventLog(withSchema(), TIME_TO_LIVE, clock);
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
                        JdbcConnectionContract.class.getClassLoader(),
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
                            JdbcConnectionContract.class.getClassLoader(),
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

    DataSource withSchema() {
        var database = database().empty();
        Database.execute(database, EventLog.JDBC_SCHEMA);
        return database;
    }

    static void handle(EventLog log, String event) {
        assertThat(log.claim(event, "a")).isEqualTo(GRANTED);
        log.done(event, "a");
    }

    static long rows(DataSource database) {
        return Database.number(database, "SELECT COUNT(*) FROM idin_webhook_event");
    }

    /** A data source with this one connection. */
    static DataSource always(@Nullable Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                JdbcConnectionContract.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connection);
    }

    interface After {
        @Nullable
        Object call(String method, @Nullable Object result) throws SQLException;
    }

    /** The same, but that it is not closed, and that each result passes by. */
    static <T> T wrapped(T wrapped, Class<T> type, After after) {
        return type.cast(Proxy.newProxyInstance(
                JdbcConnectionContract.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (type == Connection.class && method.getName().equals("close")) return null;
                    try {
                        return after.call(method.getName(), method.invoke(wrapped, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
