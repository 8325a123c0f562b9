package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A real proxy in a process of its own, on a free port of the loopback address. It wants a user and a password. */
public final class Tinyproxy implements AutoCloseable {
    public static final String USER = "shop";
    public static final String PASSWORD = "real-proxy-pass";
    public static final String VIA = "proxy-of-the-test";
    private static final Path PROGRAM = Path.of("/usr/bin/tinyproxy");

    private final int port;
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Installs it if it is missing. If that fails, the test is skipped; in CI it fails. */
    public static Tinyproxy start() throws IOException, InterruptedException {
        DebianPackages.provide(() -> Files.isExecutable(PROGRAM), "tinyproxy-bin");
        return new Tinyproxy();
    }

    private Tinyproxy() throws IOException, InterruptedException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.createTempFile("tinyproxy", ".conf");
        Files.writeString(settings, """
                Port %d
                Listen 127.0.0.1
                Timeout 60
                MaxClients 20
                LogLevel Info
                ViaProxyName "%s"
                BasicAuth %s %s
                """.formatted(port, VIA, USER, PASSWORD));
        process = new ProcessBuilder(PROGRAM.toString(), "-d", "-c", settings.toString())
                .redirectErrorStream(true)
                .start();
        var reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
        try {
            awaitLog("Accepting connections");
        } catch (AssertionError | InterruptedException e) {
            process.destroy();
            throw e;
        } finally {
            Files.delete(settings);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(line -> {
                log.add(line);
                lines.add(line);
            });
        } catch (UncheckedIOException | IOException stopped) {
            // with the process
        }
    }

    /** Waits for a line with this text among those not waited for yet. */
    public void awaitLog(String text) throws InterruptedException {
        String line;
        do {
            line = lines.poll(10, SECONDS);
            if (line == null) throw new AssertionError("tinyproxy did not log " + text + ", but " + log);
        } while (!line.contains(text));
    }

    public Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, SECONDS).join();
    }
}
