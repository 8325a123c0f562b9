package io.github.idininvites.proof.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.JavaProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A {@link FleetWorker} in a process of its own. */
final class FleetProcess implements AutoCloseable {
    private static final File LOG = new File("target", "fleet.log");

    final String name;
    private final Process process;
    private final BufferedReader lines;

    FleetProcess(String name, String databaseUrl, String apiUrl, FleetMode mode) throws IOException {
        this.name = name;
        process = JavaProcess.of(
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        FleetWorker.class.getName(),
                        databaseUrl,
                        apiUrl,
                        name,
                        mode.name())
                .redirectErrorStream(false)
                .redirectError(Redirect.appendTo(LOG))
                .start();
        lines = process.inputReader(UTF_8);
    }

    void awaitStart() throws IOException {
        String line = lines.readLine();
        if (!"started".equals(line)) throw new AssertionError(name + " said " + line + "; see " + LOG);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) throw new AssertionError("kill " + signal + " failed: " + exit);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** In good order: what it is at ends first. Returns the exit code. */
    int stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
