package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Bulk invites and a server that takes 20 ms: the calls that a run makes in a second, against those of OkHttp alone. */
final class BulkRuns {
    private static final List<ClientKind> KINDS = List.of(ClientKind.FLOOR, ClientKind.BULK);

    private final Report report;
    private final Turns turns = new Turns();

    BulkRuns(Report report) {
        this.report = report;
    }

    void run(Processes processes) throws IOException {
        report.progress("bulk");
        processes.warmUp(KINDS, Link.PLAIN, 64);
        processes.delayAnswers(20);
        report.title("Bulk invites, with a file journal, and a server that answers after 20 ms: calls per second");
        report.row(List.of("concurrency", "OkHttp floor", "**bulk** / floor"));
        report.row(List.of("---", "---", "---"));
        for (int callers : List.of(32, 256)) {
            processes.rounds(KINDS, Link.PLAIN, callers, turns);
            double floor = turns.median(Link.PLAIN, callers, ClientKind.FLOOR, SlowServer::perSecond);
            report.row(List.of(
                    Integer.toString(callers),
                    String.format(Locale.ROOT, "%.0f", floor),
                    turns.ratio(Link.PLAIN, callers, ClientKind.BULK, ClientKind.FLOOR, SlowServer::perSecond)
                            .toString()));
        }
        processes.delayAnswers(0);
        processes.endClients();
        report.write("bulk", turns.all());
    }
}
