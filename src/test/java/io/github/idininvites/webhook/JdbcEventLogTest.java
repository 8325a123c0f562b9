package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.BUSY;
import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.support.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On H2; {@link PostgresEventLogIT} and {@link MariaDbEventLogIT} run the same. */
class JdbcEventLogTest extends JdbcConnectionContract {
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

    private static long expiresAt(DataSource database, String event) {
        return Database.number(database, "SELECT expires_at FROM idin_webhook_event WHERE event_id = '" + event + "'");
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
}
