package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link MicroBenchmarks}: each round runs all of them, each in a JVM of its own, and takes the best of five times. */
final class Micro {
    private static final Map<String, String> TITLES = titles();

    private final Options options;
    private final Report report;
    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

    Micro(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put("token", "Authorization header, by hand: with JJWT");
        titles.put("event", "reading a webhook's event, by hand: with jackson-core");
        titles.put("person", "reading a person with the result, by hand: with jackson-core");
        titles.put("request", "writing the JSON of a new person, by hand: with jackson-core");
        return titles;
    }

    void run() throws IOException, RunnerException {
        System.setProperty("jmh.ignoreLock", "true"); // or another build on this machine makes it fail
        for (int round = 1; round <= Math.min(options.rounds(), 5); round++) {
            report.progress("micro, round " + round);
            round();
        }
        report.title("Parts of a call: time and allocation, × of code by hand");
        report.row(List.of("part", "ours", "by hand", "ratio", "ours", "by hand", "ratio"));
        report.row(List.of("---", "---", "---", "---", "---", "---", "---"));
        for (var part : TITLES.entrySet()) {
            var row = new ArrayList<>(List.of(part.getValue()));
            row.addAll(cells(nanos, part.getKey(), "%.0f ns"));
            row.addAll(cells(bytes, part.getKey(), "%.0f B"));
            report.row(row);
        }
        report.write("micro", Map.of("nanos", nanos, "bytes", bytes));
    }

    private static List<String> cells(Map<String, List<Double>> results, String name, String format) {
        var ours = results.getOrDefault(name + "Ours", List.of());
        var byHand = results.getOrDefault(name + "ByHand", List.of());
        return List.of(
                String.format(Locale.ROOT, format, Ratio.of(ours).median()),
                String.format(Locale.ROOT, format, Ratio.of(byHand).median()),
                Ratio.of(ours, byHand).toString());
    }

    private void round() throws RunnerException {
        var jmh = new OptionsBuilder()
                .include(MicroBenchmarks.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .forks(options.smoke() ? 0 : 1)
                .warmupIterations(options.smoke() ? 0 : 1)
                .warmupTime(TimeValue.milliseconds(options.warmUpMillis() / 6 + 1))
                .measurementIterations(options.smoke() ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(Math.max(options.sliceMillis() / 2, 10)))
                .build();
        for (var result : new Runner(jmh).run()) {
            var name = result.getPrimaryResult().getLabel();
            add(nanos, name, result.getPrimaryResult().getStatistics().getMin()); // the one that was disturbed least
            var allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
            add(bytes, name, Objects.requireNonNull(allocation).getScore());
        }
    }

    private static void add(Map<String, List<Double>> results, String name, double score) {
        results.computeIfAbsent(name, key -> new ArrayList<>()).add(score);
    }
}
