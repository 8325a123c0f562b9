package io.github.idininvites.benchmark;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The time from the start of a JVM to the first answer, with and without an archive of classes (AppCDS). */
final class ColdStart {
    /** What an application has on its class path for this client. */
    private static final Pattern RUNTIME_JARS = Pattern.compile(
            "(okhttp|okhttp-jvm|okio|okio-jvm|kotlin-stdlib|annotations|jackson-.*|jjwt-.*|jspecify)-[0-9.]+\\.jar");

    private enum Start {
        FLOOR("OkHttp floor", FirstAnswer.Floor.class, false),
        OURS("**ours**", FirstAnswer.class, false),
        FLOOR_ARCHIVE("OkHttp floor, AppCDS", FirstAnswer.Floor.class, true),
        OURS_ARCHIVE("**ours**, AppCDS", FirstAnswer.class, true);

        final String title;
        final Class<?> program;
        final boolean archived;

        Start(String title, Class<?> program, boolean archived) {
            this.title = title;
            this.program = program;
            this.archived = archived;
        }
    }

    private final Options options;
    private final Report report;
    private final Path folder;

    ColdStart(Options options, Report report, Path folder) {
        this.options = options;
        this.report = report;
        this.folder = folder;
    }

    void run(Processes processes) throws IOException {
        var classPath = classPath();
        var results = new EnumMap<Link, Map<Start, List<Double>>>(Link.class);
        for (Link link : options.smoke() ? List.of(Link.PLAIN) : List.of(Link.PLAIN, Link.HTTP2)) {
            report.progress("cold-start, " + link.title);
            var jvm = link == Link.PLAIN ? List.<String>of() : processes.trust();
            var millis = new EnumMap<Start, List<Double>>(Start.class);
            results.put(link, millis);
            for (Start start : Start.values()) {
                if (start.archived)
                    start(classPath, jvm, "-XX:ArchiveClassesAtExit=" + archive(start), start, processes.url(link));
            }
            for (int round = 0; round < options.rounds(); round++)
                for (Start start : Start.values()) {
                    var archive = start.archived ? "-XX:SharedArchiveFile=" + archive(start) : "-Xshare:auto";
                    millis.computeIfAbsent(start, key -> new ArrayList<>())
                            .add(start(classPath, jvm, archive, start, processes.url(link)));
                }
            print(link, millis);
        }
        report.write("cold-start", results);
    }

    private Path archive(Start start) {
        return folder.resolve(start.program.getSimpleName() + ".jsa");
    }

    /** Milliseconds to the first answer. */
    private static double start(String classPath, List<String> trust, String archive, Start start, String url)
            throws IOException {
        var jvm = new ArrayList<>(trust);
        jvm.addAll(List.of(archive, "-Xlog:disable", "-Xlog:all=error:stderr"));
        long began = System.nanoTime();
        try (var child = Child.start(classPath, jvm, start.program, url)) {
            long took = System.nanoTime() - began;
            if (!child.firstLine.equals(Answers.PERSON_ID)) throw new IOException("not an id: " + child.firstLine);
            return took / 1e6;
        }
    }

    private void print(Link link, Map<Start, List<Double>> millis) throws IOException {
        report.title("Cold start, " + link.title + ": from the start of the JVM to the first answer");
        report.row(List.of("program", "time", "× of the floor", "× of the floor with AppCDS"));
        report.row(List.of("---", "---", "---", "---"));
        for (var started : millis.entrySet()) {
            var took = started.getValue();
            report.row(List.of(
                    started.getKey().title,
                    String.format(Locale.ROOT, "%.0f ms", Ratio.of(took).median()),
                    Ratio.of(took, millis.getOrDefault(Start.FLOOR, List.of())).toString(),
                    Ratio.of(took, millis.getOrDefault(Start.FLOOR_ARCHIVE, List.of()))
                            .toString()));
        }
    }

    /** Jars only, because AppCDS takes no folders: those of the libraries, and one made of our folders. */
    private String classPath() {
        var entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        var ours = folder.resolve("classes.jar").toString();
        var jar = new ArrayList<>(List.of("--create", "--file", ours));
        for (Path entry : entries)
            if (Files.isDirectory(entry) && !entry.endsWith("test-classes"))
                jar.addAll(List.of("-C", entry.toString(), "."));
        ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, jar.toArray(String[]::new));
        return entries.stream()
                .filter(entry ->
                        RUNTIME_JARS.matcher(entry.getFileName().toString()).matches())
                .map(Path::toString)
                .collect(joining(File.pathSeparator, ours + File.pathSeparator, ""));
    }
}
