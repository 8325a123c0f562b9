package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.sandbox.http.Response.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the sandbox: its port, its threads, and the bytes of requests and responses. The JDK's server writes the
 * machine's time into {@code Date}, so the sandbox's clock cannot. Another server would have to be packed into the sandbox's jar,
 * which has no POM.
 */
public final class SandboxServer implements AutoCloseable {
    static {
        // Without this, an answer on a kept connection is late on Java 17, because its body waits for the ACK of its
        // headers.
        if (System.getProperty("sun.net.httpserver.nodelay") == null)
            System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(
            task -> { // so that a slow request delays no other
                var thread = new Thread(task, "idin-sandbox");
                thread.setDaemon(true);
                return thread;
            });

    private final String host;

    private SandboxServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** Opens the port, so that the URL is known. The server answers nothing before {@link #start}. */
    public static SandboxServer bind(String address, int port, @Nullable String hostName) {
        try {
            var own = InetAddress.getByName(address);
            var server = HttpServer.create(new InetSocketAddress(own, port), 0);
            return new SandboxServer(server, hostName == null ? host(own) : hostName);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port %d of %s must be free and of this machine, but cannot be opened".formatted(port, address), e);
        }
    }

    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) return "127.0.0.1";
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    public void start(Function<Request, Response> responses) {
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                write(exchange, responses.apply(Request.read(exchange)));
            }
        });
        // The server's own thread inherits being a daemon from the thread that starts it.
        CompletableFuture.runAsync(server::start, executor).join();
    }

    public String baseUrl() {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    /** The host of the base URL. */
    public String host() {
        return host;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        // If an exchange ends without its whole answer, its connection closes.
        if (response.sent() == Sent.NOTHING || !waited(response.secondsLate())) return;
        byte[] body = response.body().getBytes(UTF_8);
        var headers = exchange.getResponseHeaders();
        if (body.length > 0) headers.set("Content-Type", response.contentType());
        headers.set("X-Request-Id", UUID.randomUUID().toString());
        response.headers().forEach(headers::set);
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body, 0, response.sent() == Sent.HALF ? body.length / 2 : body.length);
            exchange.getResponseBody().flush();
        }
    }

    /** Waits that long; true if the sandbox is still open then. */
    private static boolean waited(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
