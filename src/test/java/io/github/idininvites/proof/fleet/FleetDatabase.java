package io.github.idininvites.proof.fleet;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.support.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the engine and the journal remember, in a PostgreSQL of their own. */
final class FleetDatabase implements AutoCloseable {
    /** From db-scheduler's documentation. */
    private static final String ENGINE_SCHEMA = """
            CREATE TABLE scheduled_tasks (
              task_name            TEXT NOT NULL,
              task_instance        TEXT NOT NULL,
              task_data            BYTEA,
              execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
              picked               BOOLEAN NOT NULL,
              picked_by            TEXT,
              last_success         TIMESTAMP WITH TIME ZONE,
              last_failure         TIMESTAMP WITH TIME ZONE,
              consecutive_failures INT,
              last_heartbeat       TIMESTAMP WITH TIME ZONE,
              version              BIGINT NOT NULL,
              priority             SMALLINT,
              PRIMARY KEY (task_name, task_instance)
            );
            CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            """;

    private static final String OPEN = "SELECT reference FROM idin_bulk_row WHERE step IN ('ADDING', 'INVITING')";

    private final EmbeddedPostgres postgres = Database.startPostgres();
    final DataSource source = postgres.getPostgresDatabase();
    final String url = postgres.getJdbcUrl("postgres", "postgres");

    FleetDatabase() {
        Database.execute(source, Journal.JDBC_SCHEMA + ENGINE_SCHEMA);
    }

    void schedule(int rows) {
        Stream<TaskInstance<?>> instances = IntStream.range(0, rows)
                .mapToObj(FleetRow::of)
                .map(row -> FleetRow.TASK.instance(row.reference()).data(row).build());
        SchedulerClient.Builder.create(source).build().scheduleBatch(instances, Instant.now());
    }

    long scheduled() {
        return Database.number(source, "SELECT COUNT(*) FROM scheduled_tasks");
    }

    /** Which rows this worker was at. */
    Set<String> pickedBy(String worker) {
        return texts("SELECT task_instance FROM scheduled_tasks WHERE picked AND picked_by = '" + worker + "'");
    }

    /** Which of these rows have a claim without an outcome. */
    Set<String> claimed(Collection<String> references) {
        var claimed = texts(OPEN);
        claimed.retainAll(references);
        return claimed;
    }

    /** Which rows are invited, or in doubt for good. */
    Set<String> ended() {
        return texts("SELECT reference FROM idin_bulk_row WHERE step NOT IN ('NEW', 'ADDED')");
    }

    /** Whether the engine has had all these rows done by others, and all claims of them have run out. */
    boolean haveRunOut(Collection<String> references) {
        var open = texts("SELECT task_instance FROM scheduled_tasks");
        open.addAll(texts(OPEN + " AND expires_at > " + System.currentTimeMillis()));
        return Collections.disjoint(open, references);
    }

    /** Returns when the database has done what this worker asked for before it was killed. */
    void awaitGone(String worker) {
        awaitNone("application_name = '" + worker + "'");
    }

    /** Returns when the database has done what this worker asked for before it was frozen. */
    void awaitIdle(String worker) {
        awaitNone("state <> 'idle' AND application_name = '" + worker + "'");
    }

    private void awaitNone(String connections) {
        String query = "SELECT COUNT(*) FROM pg_stat_activity WHERE " + connections;
        while (Database.number(source, query) > 0) LockSupport.parkNanos(5_000_000);
    }

    private Set<String> texts(String query) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new HashSet<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
