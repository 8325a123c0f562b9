package app;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome.Invited;
import io.github.idininvites.sandbox.IdinSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Two machines, here in one JVM, invite 20 persons. */
public final class Main {
    private static final int PERSONS = 20;
    private static final String ENGINE_SCHEMA = """
            CREATE TABLE scheduled_tasks (
              task_name TEXT NOT NULL,
              task_instance TEXT NOT NULL,
              task_data BYTEA,
              execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
              picked BOOLEAN NOT NULL,
              picked_by TEXT,
              last_success TIMESTAMP WITH TIME ZONE,
              last_failure TIMESTAMP WITH TIME ZONE,
              consecutive_failures INT,
              last_heartbeat TIMESTAMP WITH TIME ZONE,
              version BIGINT NOT NULL,
              priority SMALLINT,
              PRIMARY KEY (task_name, task_instance)
            );
            """;

    public static void main(String[] arguments) throws Exception {
        System.setProperty("ot.epg.working-dir", new File("target", "postgres").getAbsolutePath());
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = IdinSandbox.start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            var dataSource = postgres.getPostgresDatabase();
            execute(dataSource, Journal.JDBC_SCHEMA + ENGINE_SCHEMA);
            var group = idin.group(idin.groups().create("Company ABC"));
            var persons = IntStream.range(0, PERSONS)
                    .mapToObj(i -> new Invitation("member-" + i, "Person " + i, "p" + i + "@example.com"))
                    .toList();
            try (var one = new Machine("one", dataSource, group);
                    var other = new Machine("other", dataSource, group)) {
                var scheduler = one.scheduler;
                // spotless:off
                // guide
                Stream<TaskInstance<?>> rows = persons.stream()
                        .map(person -> Invitation.TASK.instance(person.reference()).data(person).build());
                scheduler.scheduleBatch(rows, Instant.now());
                // end
                // spotless:on
                while (!scheduler.getScheduledExecutionsSummaryByTask().isEmpty()) LockSupport.parkNanos(20_000_000);
                int posted = mailed(sandbox);
                check(posted == PERSONS, "each person must get one mail, but there are " + posted);
                BulkReport report = other.bulk.run(persons.stream().map(Invitation::invitee));
                check(report.invited() == PERSONS, "all must be invited, but it is " + report);
                check(mailed(sandbox) == PERSONS, "the last run must send nothing");
                try (var outcomes = report.outcomes()) {
                    var ids = new HashSet<>();
                    outcomes.map(Invited.class::cast).forEach(invited -> {
                        ids.add(invited.personId());
                        var address = group.person(invited.personId()).get().emailAddress();
                        check(
                                persons.contains(new Invitation(
                                        invited.reference(),
                                        invited.reference().replace("member-", "Person "),
                                        String.valueOf(address))),
                                "the person must be that of the row");
                    });
                    check(ids.size() == PERSONS, "each must be a person of their own");
                }
            }
        }
    }

    /** How many mails are in the sandbox's outbox, which shows 50 at most. */
    private static int mailed(IdinSandbox sandbox) {
        try {
            var request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/sandbox"))
                    .build();
            String page = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return page.split("<article id=\"mail-", -1).length - 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(DataSource database, String statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
