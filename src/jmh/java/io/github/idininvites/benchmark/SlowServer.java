package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server that takes 20 ms: how many calls a second the client makes while its callers wait. */
final class SlowServer {
    private static final List<ClientKind> SYNC = List.of(ClientKind.FLOOR, ClientKind.OURS);
    private static final List<ClientKind> ASYNC = List.of(ClientKind.FLOOR_ASYNC, ClientKind.OURS_ASYNC);
    private static final int MOST_ASYNC = 64; // maxConcurrentCalls, as it is by default

    private final Report report;
    private final Turns turns = new Turns();

    SlowServer(Report report) {
        this.report = report;
    }

    void run(Processes processes) throws IOException {
        report.progress("slow-server");
        for (var kinds : List.of(SYNC, ASYNC)) processes.warmUp(kinds, Link.PLAIN, 64);
        processes.delayAnswers(20);
        report.title("A server that answers after 20 ms: calls per second");
        report.row(List.of("callers", "OkHttp floor", "**ours** / floor", "floor, enqueue", "**ours, async** / floor"));
        report.row(List.of("---", "---", "---", "---", "---"));
        for (int callers : List.of(5, 64, 256)) {
            var row = new ArrayList<>(List.of(Integer.toString(callers)));
            for (var kinds : callers > MOST_ASYNC ? List.of(SYNC) : List.of(SYNC, ASYNC)) {
                processes.rounds(kinds, Link.PLAIN, callers, turns);
                double floor = turns.median(Link.PLAIN, callers, kinds.get(0), SlowServer::perSecond);
                row.add(String.format(Locale.ROOT, "%.0f", floor));
                row.add(turns.ratio(Link.PLAIN, callers, kinds.get(1), kinds.get(0), SlowServer::perSecond)
                        .toString());
            }
            while (row.size() < 5) row.add("");
            report.row(row);
        }
        processes.delayAnswers(0);
        processes.endClients();
        report.write("slow-server", turns.all());
    }

    static double perSecond(Turn turn) {
        return 1e9 * turn.slice().calls() / turn.slice().wallNanos();
    }
}
