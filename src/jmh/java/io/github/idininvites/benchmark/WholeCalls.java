package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whole calls, half of them a POST and half a GET. */
final class WholeCalls {
    private final Options options;
    private final Report report;
    private final Turns turns = new Turns();

    WholeCalls(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run(Processes processes) throws IOException {
        for (Link link : options.links()) {
            report.progress("calls, " + link.title);
            processes.warmUp(options.clients(), link, 8);
            for (int callers : options.callers()) processes.rounds(options.clients(), link, callers, turns);
            processes.endClients();
            for (Cost cost : Cost.values()) print(link, cost);
            printServersShare(link);
        }
        report.write("calls", turns.all());
    }

    private void print(Link link, Cost cost) throws IOException {
        printHead(link, cost.title + ", × of the floor");
        for (ClientKind client : options.clients()) {
            var floor = options.clients().contains(client.floor()) ? client.floor() : client;
            row(
                    client.title,
                    callers -> client == floor
                            ? cost.text(turns.median(link, callers, client, cost::of))
                            : turns.ratio(link, callers, client, floor, cost::of)
                                    .toString());
        }
        var ours = ClientKind.OURS;
        for (ClientKind other : List.of(ClientKind.RETROFIT, ClientKind.FEIGN, ClientKind.JDK))
            if (options.clients().containsAll(List.of(ours, other)))
                row(
                        ours.title + " / " + other.title,
                        callers -> turns.ratio(link, callers, ours, other, cost::of)
                                .toString());
    }

    private void printServersShare(Link link) throws IOException {
        printHead(link, "the server's share of all CPU");
        for (ClientKind client : options.clients())
            row(client.title, callers -> {
                double share = turns.median(link, callers, client, Turn::serverShare);
                return String.format(Locale.ROOT, "%.0f %%", 100 * share);
            });
    }

    private void printHead(Link link, String title) throws IOException {
        report.title(link.title + ": " + title);
        row("client", callers -> callers == 1 ? "1 caller" : callers + " callers");
        row("---", callers -> "---");
    }

    private interface Cell {
        String text(int callers);
    }

    private void row(String first, Cell cell) throws IOException {
        var cells = new ArrayList<>(List.of(first));
        for (int callers : options.callers()) cells.add(cell.text(callers));
        report.row(cells);
    }
}
