package io.github.idininvites.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB out of Debian, with its default settings, in a process that ends with this one. Its data is in target. */
final class MariaDb {
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
    private static int port;

    private MariaDb() {}

    /** Installs it if it is missing. If that fails, the test is skipped; in CI it fails. */
    static synchronized DataSource empty() {
        try {
            if (port == 0) {
                DebianPackages.provide(() -> Files.isExecutable(SERVER), "mariadb-server-core");
                port = start();
            }
            String name = "test" + UUID.randomUUID().toString().replace("-", "");
            Database.execute(new MariaDbDataSource(url("")), "CREATE DATABASE " + name + ";");
            return new MariaDbDataSource(url(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&sslMode=disable";
    }

    private static int start() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "mariadb")).toAbsolutePath(), "data");
        String user = "--user=" + System.getProperty("user.name");
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var server = program(
                        SERVER.toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        user,
                        "--bind-address=127.0.0.1",
                        "--port=" + free,
                        "--socket=" + data.resolve("socket"),
                        "--skip-grant-tables", // nor any other table of its own
                        "--skip-networking=0",
                        "--innodb-flush-log-at-trx-commit=0")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        port = free;
        long end = System.nanoTime() + SECONDS.toNanos(60);
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() - end > 0)
                throw new AssertionError("MariaDB did not start: " + Files.readString(Path.of("target/mariadb/log")));
            LockSupport.parkNanos(20_000_000);
        }
        return free;
    }

    private static boolean answers() {
        try {
            DriverManager.getConnection(url("")).close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static ProcessBuilder program(String... command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/mariadb/log")));
    }
}
