package io.github.idininvites.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Runs the benchmarks that the arguments name, or all. See {@link Options}. */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var options = Options.parse(args);
        var folder = Files.createDirectories(Path.of("target", "benchmarks"));
        var report = new Report(folder);
        try (var stage = new Stage(folder)) {
            if (options.suites().contains("calls")) new WholeCalls(options, report).run(stage);
        }
    }
}
