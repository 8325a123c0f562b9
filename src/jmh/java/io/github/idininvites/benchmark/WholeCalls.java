package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Whole calls, half of them a POST and half a GET: the clients take turns in short slices, a number of rounds. */
final class WholeCalls {
    private final Options options;
    private final Report report;
    private final List<Turn> turns = new ArrayList<>();

    WholeCalls(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run(Stage stage) throws IOException {
        for (Link link : options.links()) {
            for (ClientKind kind : options.clients()) stage.startClient(kind, link);
            for (ClientKind kind : options.clients())
                if (options.warmUpMillis() > 0) stage.turn(kind, link, 8, 0, options.warmUpMillis(), 0);
            for (int callers : options.callers()) run(stage, link, callers);
            stage.stopClients();
            for (int callers : options.callers()) print(link, callers);
        }
        report.write("calls", turns);
    }

    private void run(Stage stage, Link link, int callers) throws IOException {
        report.progress("%s, %d callers".formatted(link.title, callers));
        int count = options.clients().size();
        for (int round = options.smoke() ? 1 : 0; round <= options.rounds(); round++)
            for (int i = 0; i < count; i++) {
                var kind = options.clients().get((i + round) % count); // nobody always follows the same client
                var turn = stage.turn(kind, link, callers, round, options.sliceMillis(), 0);
                if (round > 0) turns.add(turn); // round 0 opens connections
            }
    }

    private void print(Link link, int callers) {
        report.title("%s, %d %s".formatted(link.title, callers, callers == 1 ? "caller" : "callers"));
        report.row("client", "CPU", "p50", "p99", "wall", "bytes a call", "server's share of the CPU");
        report.row("---", "---", "---", "---", "---", "---", "---");
        for (ClientKind kind : options.clients()) {
            boolean floor = kind == kind.floor() || !options.clients().contains(kind.floor());
            report.row(
                    kind.title,
                    floor
                            ? micros(link, callers, kind, Slice::cpuPerCall)
                            : cell(link, callers, kind, Slice::cpuPerCall),
                    floor ? micros(link, callers, kind, Slice::p50Nanos) : cell(link, callers, kind, Slice::p50Nanos),
                    floor ? micros(link, callers, kind, Slice::p99Nanos) : cell(link, callers, kind, Slice::p99Nanos),
                    floor
                            ? micros(link, callers, kind, Slice::wallPerCall)
                            : cell(link, callers, kind, Slice::wallPerCall),
                    floor
                            ? "%.1f kB".formatted(median(link, callers, kind, Slice::bytesPerCall) / 1000)
                            : cell(link, callers, kind, Slice::bytesPerCall),
                    serverShare(link, callers, kind));
        }
        printOursBesideOthers(link, callers);
    }

    private void printOursBesideOthers(Link link, int callers) {
        if (!options.clients().contains(ClientKind.OURS)) return;
        report.text("");
        for (ClientKind other : List.of(ClientKind.RETROFIT, ClientKind.FEIGN, ClientKind.JDK))
            if (options.clients().contains(other))
                report.text("ours / %s: CPU %s, p50 %s, p99 %s"
                        .formatted(
                                other.title,
                                ratio(link, callers, ClientKind.OURS, other, Slice::cpuPerCall),
                                ratio(link, callers, ClientKind.OURS, other, Slice::p50Nanos),
                                ratio(link, callers, ClientKind.OURS, other, Slice::p99Nanos)));
    }

    private String cell(Link link, int callers, ClientKind kind, ToDoubleFunction<Slice> cost) {
        return ratio(link, callers, kind, kind.floor(), cost).toString();
    }

    private String micros(Link link, int callers, ClientKind kind, ToDoubleFunction<Slice> cost) {
        return String.format(Locale.ROOT, "%.1f us", median(link, callers, kind, cost) / 1000);
    }

    private double median(Link link, int callers, ClientKind kind, ToDoubleFunction<Slice> cost) {
        return Ratio.of(of(link, callers, kind)
                        .map(turn -> cost.applyAsDouble(turn.slice()))
                        .toList())
                .median();
    }

    private String serverShare(Link link, int callers, ClientKind kind) {
        var shares = of(link, callers, kind)
                .map(turn -> 100.0
                        * turn.server().cpuNanos()
                        / (turn.server().cpuNanos() + turn.slice().cpuNanos()))
                .toList();
        return String.format(Locale.ROOT, "%.0f %%", Ratio.of(shares).median());
    }

    private Ratio ratio(Link link, int callers, ClientKind kind, ClientKind base, ToDoubleFunction<Slice> cost) {
        var bases = of(link, callers, base).toList();
        return Ratio.of(of(link, callers, kind)
                .map(turn -> cost.applyAsDouble(turn.slice())
                        / cost.applyAsDouble(bases.get(turn.round() - 1).slice()))
                .toList());
    }

    private java.util.stream.Stream<Turn> of(Link link, int callers, ClientKind kind) {
        return turns.stream().filter(turn -> turn.link() == link && turn.callers() == callers && turn.client() == kind);
    }
}
