package io.github.idininvites.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process, which prints a line when it is ready, and answers a line with a line. It ends when its input does. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;

    /** The first line that it printed. */
    final String firstLine;

    private Child(ProcessBuilder program) throws IOException {
        process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader();
        in = new PrintWriter(process.outputWriter(), true);
        firstLine = readLine();
    }

    static Child start(List<String> jvm, Class<?> program, String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), jvm, program, arguments);
    }

    static Child start(String classPath, List<String> jvm, Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command));
    }

    String ask(String command) throws IOException {
        in.println(command);
        return readLine();
    }

    private String readLine() throws IOException {
        var line = out.readLine();
        if (line == null) throw new IOException("a process ended: " + process.info());
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
