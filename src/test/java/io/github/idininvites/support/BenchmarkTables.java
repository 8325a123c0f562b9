package io.github.idininvites.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The tables that the benchmarks have printed, and the claims that rest on them. */
final class BenchmarkTables {
    static final Path FILE = Path.of("target", "benchmarks", "tables.md");

    final String text;
    private final List<String> lines;

    BenchmarkTables() throws IOException {
        text = Files.readString(FILE);
        lines = text.lines().toList();
    }

    void noteClaims() {
        note(Proof.CPU, "HTTP/1.1: CPU", "**ours** / Retrofit");
        note(Proof.MEMORY, "HTTP/1.1: allocation", "**ours** / Retrofit");
        note(Proof.SLOW_SERVER, "A server that answers after 20 ms", "64");
        note(Proof.COLD_START, "Cold start, HTTP/1.1", "**ours**");
    }

    /** The columns of one row, each with its name. */
    private void note(Proof claim, String title, String row) {
        int start = line("### " + title);
        var names = cells(lines.get(start + 2));
        var cells = cells(lines.get(start + line(lines.subList(start, lines.size()), "| " + row + " |")));
        var figure = new StringBuilder();
        for (int i = 1; i < cells.size(); i++)
            figure.append(i > 1 ? "; " : "").append(names.get(i)).append(": ").append(cells.get(i));
        claim.note(figure.toString(), lines.get(line("`mvn ")).replace("`", ""));
    }

    private int line(String start) {
        return line(lines, start);
    }

    private static int line(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith(start)) return i;
        throw new IllegalStateException(FILE + " must have a line that starts with '" + start + "', but has none");
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toList();
    }
}
