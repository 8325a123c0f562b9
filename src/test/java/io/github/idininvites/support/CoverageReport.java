package io.github.idininvites.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints the totals of JaCoCo's report; the build runs it, as the report itself goes to files only. */
public final class CoverageReport {
    private CoverageReport() {}

    public static void main(String[] arguments) throws IOException {
        List<String> rows = Files.readAllLines(Path.of(arguments[0]));
        System.out.printf(
                Locale.ROOT,
                "Coverage of main: %.1f %% of lines, %.1f %% of branches%n",
                percent(rows, "LINE"),
                percent(rows, "BRANCH"));
    }

    private static double percent(List<String> rows, String counter) {
        List<String> header = List.of(rows.get(0).split(",", -1));
        double missed = sum(rows, header.indexOf(counter + "_MISSED"));
        double covered = sum(rows, header.indexOf(counter + "_COVERED"));
        return 100 * covered / (missed + covered);
    }

    private static int sum(List<String> rows, int column) {
        return rows.stream()
                .skip(1)
                .mapToInt(row -> Integer.parseInt(row.split(",", -1)[column]))
                .sum();
    }
}
