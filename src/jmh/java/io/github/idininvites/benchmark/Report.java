package io.github.idininvites.benchmark;

import static java.nio.file.StandardOpenOption.APPEND;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints tables in Markdown and writes them to {@code tables.md}, and what they are made of as JSON. */
@SuppressWarnings("SystemOut")
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final PrintStream out;
    private final Path tables;

    Report(Path folder, PrintStream out, String command) throws IOException {
        this.folder = folder;
        this.out = out;
        tables = folder.resolve("tables.md");
        Files.writeString(tables, "`" + command + "`\n");
    }

    void title(String title) throws IOException {
        print("\n### " + title + "\n");
    }

    void row(List<String> cells) throws IOException {
        print("| " + String.join(" | ", cells) + " |");
    }

    private void print(String text) throws IOException {
        out.println(text);
        Files.writeString(tables, text + "\n", APPEND);
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
