package io.github.idininvites.benchmark;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints tables in Markdown, and writes what they are made of as JSON. */
@SuppressWarnings("SystemOut")
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final PrintStream tables;

    Report(Path folder, PrintStream tables) {
        this.folder = folder;
        this.tables = tables;
    }

    void title(String title) {
        tables.println("\n### " + title + "\n");
    }

    void row(List<String> cells) {
        tables.println("| " + String.join(" | ", cells) + " |");
    }

    void progress(String what) {
        System.err.println("running: " + what);
    }

    /** As {@code target/benchmarks/name.json}. */
    void write(String name, Object results) throws IOException {
        var machine = Map.of(
                "java", System.getProperty("java.vm.name") + " " + Runtime.version(),
                "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "processors", Runtime.getRuntime().availableProcessors());
        JSON.writeValue(folder.resolve(name + ".json").toFile(), Map.of("machine", machine, "results", results));
    }
}
