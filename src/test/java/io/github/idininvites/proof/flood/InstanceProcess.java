package io.github.idininvites.proof.flood;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;

/** A receiver in a process of its own. */
final class InstanceProcess implements AutoCloseable {
    final URI url;
    private final Process process;
    private final BufferedReader lines;

    InstanceProcess(String databaseUrl, String name, String stopAt) throws IOException {
        process = JavaProcess.of(
                        List.of("-Xmx256m", "-Dsun.net.httpserver.nodelay=true"), // else each answer takes 40 ms
                        FloodedInstance.class.getName(),
                        databaseUrl,
                        name,
                        stopAt)
                .redirectErrorStream(false)
                .redirectError(Redirect.DISCARD)
                .start();
        lines = process.inputReader(UTF_8);
        url = URI.create(line());
    }

    /** Kills it once it is in the middle of the event that it was told. */
    void killInTheMiddle() throws IOException {
        String line = line();
        if (!line.equals("in the middle")) throw new AssertionError("the instance said " + line);
        close();
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) throw new AssertionError("the instance ended by itself");
        return line;
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
