package io.github.idininvites.support;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes {@code claims.md}, {@code benchmarks.md} and the figures that README and CONTRIBUTING show, all of one commit. The profile
 * {@code claims} calls it four times: at the start, after the fast tests, after all that {@code mvn verify} does, and at the end.
 */
public final class ClaimsTable {
    static final Path CLAIMS = Path.of("src/test/java/io/github/idininvites/proof/claims.md");
    static final Path BENCHMARKS = Path.of("src/jmh/java/io/github/idininvites/benchmark/benchmarks.md");
    static final List<Path> READERS = List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"));
    private static final Path COMMIT = Proof.FOLDER.resolve("commit");
    private static final String HEAD = "| claim | figure | command | commit |\n|---|---|---|---|\n";
    private static final String WRITTEN_BELOW = "<!-- `mvn clean verify -P claims` writes all that follows. -->\n";
    private static final Pattern SHOWN = Pattern.compile("(<!-- figure: ([a-z-]+) -->).*?(<!-- /figure -->)");

    private ClaimsTable() {}

    /** Takes the step, and when Maven started, in milliseconds since 1970. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        double minutes = (System.currentTimeMillis() - Long.parseLong(arguments[1])) / 60_000.0;
        switch (arguments[0]) {
            case "start" -> start();
            case "tested" -> Proof.TEST_MINUTES.figure("%.1f", minutes);
            case "verified" -> Proof.VERIFY_MINUTES.figure("%.1f", minutes);
            case "end" -> {
                Proof.CLAIMS_MINUTES.figure("%.1f", minutes);
                write();
            }
            default -> throw new IllegalArgumentException("no such step: " + arguments[0]);
        }
    }

    private static void start() throws IOException, InterruptedException {
        String commit = cleanCommit();
        Files.createDirectories(Proof.FOLDER);
        for (Proof claim : Proof.values()) Files.deleteIfExists(Proof.FOLDER.resolve(claim.name()));
        Files.deleteIfExists(BenchmarkTables.FILE);
        Files.writeString(COMMIT, commit);
    }

    private static void write() throws IOException, InterruptedException {
        String commit = cleanCommit();
        String begun = Files.readString(COMMIT);
        if (!commit.equals(begun))
            throw new IllegalStateException("the figures must be of one commit, but " + begun + " became " + commit);
        var benchmarks = new BenchmarkTables();
        benchmarks.noteClaims();
        requireAll();
        String of = "Commit " + commit + ", " + LocalDate.now(ZoneOffset.UTC) + ", JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores.\n";
        var table = new StringBuilder("# Claims\n\nWritten by `mvn clean verify -P claims`. " + of + "\n" + HEAD);
        for (Proof claim : Proof.values()) {
            var noted = Files.readAllLines(Proof.FOLDER.resolve(claim.name()));
            table.append("| %s | %s | `%s` | %s |%n".formatted(claim.text, noted.get(0), noted.get(1), commit));
        }
        Files.writeString(CLAIMS, table);
        String head = Files.readString(BENCHMARKS).split(Pattern.quote(WRITTEN_BELOW), -1)[0];
        Files.writeString(BENCHMARKS, head + WRITTEN_BELOW + "\n" + of + "\n" + benchmarks.text);
        for (Path reader : READERS) Files.writeString(reader, filled(Files.readString(reader), figures()));
    }

    private static void requireAll() throws IOException {
        var missing = Arrays.stream(Proof.values())
                .filter(claim -> !Files.exists(Proof.FOLDER.resolve(claim.name())))
                .toList();
        if (!missing.isEmpty())
            throw new IllegalStateException(
                    "each claim must have a figure, but these have none: " + missing + "; their tests did not run");
    }

    /** What the table says. */
    static Map<Proof, String> figures() throws IOException {
        var figures = new EnumMap<Proof, String>(Proof.class);
        var rows = rows().iterator();
        for (Proof claim : Proof.values()) figures.put(claim, rows.next().get(1));
        return figures;
    }

    static List<List<String>> rows() throws IOException {
        return Files.readString(CLAIMS)
                .split(Pattern.quote(HEAD), 2)[1]
                .lines()
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** The text with these figures, where it says {@code <!-- figure: test-minutes --><!-- /figure -->}. */
    static String filled(String text, Map<Proof, String> figures) {
        return SHOWN.matcher(text).replaceAll(shown -> {
            var claim = Proof.valueOf(shown.group(2).toUpperCase(Locale.ROOT).replace('-', '_'));
            return Matcher.quoteReplacement(shown.group(1) + figures.get(claim) + shown.group(3));
        });
    }

    private static String cleanCommit() throws IOException, InterruptedException {
        String changed = git("status", "--porcelain");
        if (!changed.isEmpty())
            throw new IllegalStateException(
                    "the work tree must be clean, but has changes: commit them first\n" + changed);
        return git("rev-parse", "--short", "HEAD");
    }

    static String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = git.inputReader().lines().collect(joining("\n"));
        if (git.waitFor() != 0) throw new IllegalStateException(command + " failed: " + said);
        return said;
    }
}
