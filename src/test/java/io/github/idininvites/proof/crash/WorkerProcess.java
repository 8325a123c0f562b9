package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A {@link CrashWorker}. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    /** @param said what it printed that was not read yet */
    record End(int exitCode, String said) {}

    WorkerProcess(CrashServer server, TestedJournal journal, int persons, Path report) throws IOException {
        process = JavaProcess.of(
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), // it starts often and lives for seconds
                        CrashWorker.class.getName(),
                        server.baseUrl(),
                        journal.argument(),
                        Integer.toString(persons),
                        report.toString())
                .start();
        lines = process.inputReader(UTF_8);
    }

    CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends SIGTERM, and waits until it is obeyed. */
    void terminate() throws IOException {
        process.toHandle().destroy(); // Process.destroy closes the output, too
        for (String line = lines.readLine(); !CrashWorker.STOPPING.equals(line); line = lines.readLine())
            if (line == null) throw new AssertionError("the worker ended without a word");
    }

    End awaitEnd() throws InterruptedException {
        String said = lines.lines()
                .filter(line -> !line.equals(CrashWorker.STOPPING) && !line.startsWith("SLF4J"))
                .collect(Collectors.joining("\n"));
        return new End(process.waitFor(), said);
    }

    @Override
    public void close() {
        kill();
    }
}
