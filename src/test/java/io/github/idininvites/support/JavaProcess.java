package io.github.idininvites.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A program of ours, or of the tests' class path, in a process of its own. */
public final class JavaProcess {
    private JavaProcess() {}

    /** To be started, with this JVM's class path; error output goes where standard output goes. */
    public static ProcessBuilder of(List<String> options, String mainClass, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Runs it to its end, prints those of its lines, and returns its exit code. */
    public static int run(ProcessBuilder program, Predicate<String> printed) throws IOException, InterruptedException {
        var process = program.start();
        try (var lines = process.inputReader()) {
            lines.lines().filter(printed).forEach(System.out::println);
        }
        return process.waitFor();
    }
}
