package io.github.idininvites.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Runs a main class of this JVM's class path in another process. */
public final class JavaProcess {
    private JavaProcess() {}

    /** Ready to be started; error output goes where standard output goes. */
    public static ProcessBuilder of(List<String> options, String mainClass, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs it to its end, prints the lines that {@code printed} accepts, and returns the exit code. */
    public static int run(ProcessBuilder program, Predicate<String> printed) throws IOException, InterruptedException {
        var process = program.start();
        try (var lines = process.inputReader()) {
            lines.lines().filter(printed).forEach(System.out::println);
        }
        return process.waitFor();
    }
}
