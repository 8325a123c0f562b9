package io.github.idininvites.benchmark;

import static java.io.OutputStream.nullOutputStream;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmarks that the arguments name, or all. See {@link Options}. */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        var options = Options.parse(args);
        var folder = Files.createDirectories(Path.of("target", options.smoke() ? "benchmarks-smoke" : "benchmarks"));
        var report = new Report(
                folder,
                options.smoke() ? new PrintStream(nullOutputStream(), true, UTF_8) : System.out,
                "mvn -q -P benchmarks process-test-classes -Dbenchmarks=\"" + String.join(" ", args) + "\"");
        try (var processes = new Processes(options, folder)) {
            for (String suite : options.suites())
                switch (suite) {
                    case "micro" -> new Micro(options, report).run();
                    case "calls" -> new WholeCalls(options, report).run(processes);
                    case "slow-server" -> new SlowServer(report).run(processes);
                    case "bulk" -> new BulkRuns(report).run(processes);
                    case "connections" -> new WarmConnections(options, report).run(processes);
                    default -> new ColdStart(options, report, folder).run(processes);
                }
        }
    }
}
