package io.github.idininvites.proof.fleet;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.bulk.ShortClaims;
import io.github.idininvites.support.Docs;
import java.time.Duration;

/**
 * One machine of the fleet, in a process of its own. Prints a line when it has started, and ends in good order when its standard
 * input does.
 *
 * <p>Arguments: the database's URL, the API's, this worker's name, the {@link FleetMode}.
 */
final class FleetWorker {
    static final String RUN = "fleet";
    static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1); // six missed ones make a worker dead
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int THREADS = 12;
    private static final int CONCURRENCY = 8; // so that some threads hold a claim, and wait to make the call

    private FleetWorker() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[2];
        try (var database = new HikariDataSource();
                var idin = client(arguments[1], name)) {
            database.setJdbcUrl(arguments[0] + "&ApplicationName=" + name);
            database.setMaximumPoolSize(THREADS);
            var group = idin.group(Docs.GROUP_ID);
            var bulk = BulkInvite.builder(group)
                    .journal(ShortClaims.jdbc(database, RUN, LEASE))
                    .concurrency(CONCURRENCY)
                    .build();
            var scheduler = Scheduler.create(database, task(FleetMode.valueOf(arguments[3]), bulk, group))
                    .schedulerName(new SchedulerName.Fixed(name))
                    .threads(THREADS)
                    .pollingInterval(Duration.ofMillis(100))
                    .heartbeatInterval(HEARTBEAT)
                    .build();
            scheduler.start();
            System.out.println("started");
            while (System.in.read() != -1) {}
            scheduler.stop();
            bulk.close();
        }
    }

    static IdinInvitesClient client(String baseUrl, String name) {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(baseUrl)
                .userAgent(name)
                .attemptTimeout(PATIENCE) // no call is in doubt because the machine is busy
                .callTimeout(PATIENCE)
                .build();
    }

    private static OneTimeTask<FleetRow> task(FleetMode mode, BulkInvite bulk, GroupHandle group) {
        var task = Tasks.oneTime(FleetRow.TASK).onFailure(new OnFailureRetryLater<>(Duration.ofSeconds(1)));
        return switch (mode) {
            case REVIVED -> task.execute((row, context) -> invite(bulk, row.getData()));
            case FORGOTTEN ->
                task.onDeadExecution((dead, operations) -> operations.stop())
                        .execute((row, context) -> invite(bulk, row.getData()));
            case REVIVED_WITHOUT_JOURNAL ->
                task.execute((row, context) ->
                        group.person(group.addPerson(row.getData().person())).sendInvite());
        };
    }

    private static void invite(BulkInvite bulk, FleetRow row) {
        Outcome outcome = bulk.invite(row.invitee());
        if (outcome instanceof Outcome.NotTried) throw new IllegalStateException("not sent: try again");
    }
}
