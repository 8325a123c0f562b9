package app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs {@link Flow} on each JDK of this machine, with locales that write digits, years or an i in other ways. */
public final class Main {
    private static final List<String> PERSONAL = List.of(
            "Andre",
            "Dijk",
            "andre@example.com",
            "1974",
            "0031612345678",
            "CMBANL9Z3xOcyYKUhR8s0mS",
            "eyJ",
            Flow.PATH_TOKEN);
    private static final List<List<String>> LOCALES = List.of(
            List.of(),
            List.of("-Duser.language=ar", "-Duser.region=EG"),
            List.of("-Duser.language=th", "-Duser.region=TH", "-Duser.extensions=u-ca-buddhist-nu-thai"),
            List.of("-Duser.language=tr", "-Duser.region=TR"));

    public static void main(String[] arguments) throws Exception {
        for (var jdk : jdks().entrySet())
            for (List<String> locale : LOCALES) {
                List<String> lines = run(jdk.getValue(), locale);
                String on = jdk.getKey() + " " + locale;
                List<String> loaded = lines.stream()
                        .filter(line -> line.contains("[class,load]"))
                        .toList();
                List<String> said =
                        lines.stream().filter(line -> !loaded.contains(line)).toList();
                if (!said.contains("FLOW ENDED WELL"))
                    throw new AssertionError("fails on " + on + ":\n" + String.join("\n", said));
                check(
                        said.stream().anyMatch(line -> line.startsWith("DEBUG okhttp3.")),
                        "has no log of OkHttp on " + on);
                for (String line : said)
                    for (String personal : PERSONAL)
                        check(!line.contains(personal), "shows " + personal + " on " + on + ": " + line);
                check(loaded.size() > 1000, "loaded classes are not listed on " + on);
                for (String line : loaded)
                    check(
                            !line.matches(".* (org\\.springframework|io\\.micrometer"
                                    + "|io\\.github\\.idininvites\\.(spring|micrometer))\\..*"),
                            "loads " + line);
                System.out.println(on + ": " + loaded.size() + " classes, " + said.size() + " lines");
            }
    }

    /** By version: where distributions put them, and where CI's machines say they are. */
    private static Map<Integer, Path> jdks() throws IOException {
        var homes = new ArrayList<Path>();
        var debians = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(debians))
            try (Stream<Path> all = Files.list(debians)) {
                homes.addAll(all.toList());
            }
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_")) homes.add(Path.of(value));
        });
        var jdks = new TreeMap<Integer, Path>();
        for (Path home : homes)
            if (Files.isRegularFile(home.resolve("release")) && Files.isExecutable(home.resolve("bin/java"))) {
                String release = Files.readString(home.resolve("release"));
                int version = Integer.parseInt(release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1"));
                if (version >= 17) jdks.put(version, home);
            }
        jdks.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        return jdks;
    }

    private static List<String> run(Path jdk, List<String> locale) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-Xlog:class+load"));
        command.addAll(locale);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.Flow"));
        Path output = Files.createTempFile("flow", ".txt");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        return lines;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
