package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many connections warm clients open, though each caller could keep one. */
final class WarmConnections {
    private final Options options;
    private final Report report;

    WarmConnections(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run(Processes processes) throws IOException {
        report.progress("connections");
        report.title("New connections in " + options.warmCalls() + " calls of a warm client");
        report.row(List.of("client", "64 callers", "256 callers"));
        report.row(List.of("---", "---", "---"));
        var turns = new Turns();
        for (ClientKind kind : List.of(ClientKind.FLOOR, ClientKind.OURS)) {
            var row = new ArrayList<>(List.of(kind.title));
            for (int callers : List.of(64, 256)) {
                processes.delayAnswers(20); // so that all callers wait at once, each for a connection
                processes.turn(kind, Link.PLAIN, callers, 0, 0, options.warmCalls() / 5);
                processes.delayAnswers(0);
                var turn = processes.turn(kind, Link.PLAIN, callers, 1, 0, options.warmCalls());
                turns.add(turn);
                row.add(Long.toString(turn.server().connections()));
            }
            report.row(row);
        }
        processes.endClients();
        report.write("connections", turns.all());
    }
}
