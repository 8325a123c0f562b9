package io.github.idininvites.proof.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Invites all rows, in a process of its own that may be killed. Prints its report, why it stopped, or why the journal was
 * refused; and a line when it begins to shut down.
 *
 * <p>Arguments: the server's URL, the journal (a JDBC URL or a file), how many persons, the file for the report.
 */
final class CrashWorker {
    static final int CONCURRENCY = 16;
    /** Each has one row at a time. */
    static final int THREADS = CONCURRENCY * 3 / 2;

    static final int STOPPED = 3;
    static final int REFUSED = 4;
    static final String STOPPING = "stopping";

    private static final Duration NO_TIMEOUT = Duration.ofMinutes(5);
    private static final int CONNECTIONS = 12;

    private CrashWorker() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(STOPPING)));
        System.exit(run(arguments[0], journal(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3])));
    }

    private static int run(String baseUrl, Journal journal, int persons, Path csv) {
        try (var idin = client(baseUrl);
                var bulk = bulk(idin, journal)) {
            var report = bulk.run(rows(persons));
            report.writeCsv(csv);
            System.out.println(report);
            report.stoppedBy().ifPresent(why -> why.printStackTrace(System.out));
            return report.stoppedBy().isPresent() ? STOPPED : 0;
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
            return REFUSED;
        }
    }

    private static Journal journal(String argument) {
        if (!argument.startsWith("jdbc:")) return Journal.file(Path.of(argument));
        var database = new HikariDataSource();
        database.setJdbcUrl(argument);
        database.setMaximumPoolSize(CONNECTIONS);
        return Journal.jdbc(database, "crash");
    }

    /** Gives up no call, however slow the machine is. */
    static IdinInvitesClient client(String baseUrl) {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(baseUrl)
                .callTimeout(NO_TIMEOUT)
                .attemptTimeout(NO_TIMEOUT)
                .build();
    }

    static BulkInvite bulk(IdinInvitesClient idin, Journal journal) {
        return BulkInvite.builder(idin.group(Docs.GROUP_ID))
                .journal(journal)
                .concurrency(CONCURRENCY)
                .build();
    }

    static List<Invitee> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Invitee.of(
                        reference(Integer.toString(i)),
                        NewPerson.of("Person " + i, "p" + i + "@example.com").requesting(Attribute.NAME)))
                .toList();
    }

    static String reference(String number) {
        return "row-" + number;
    }
}
