package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP server on this machine, to which webhooks can be posted. Its answers have no body. */
public final class HttpReceiver implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    public record Received(String method, @Nullable String contentType, String body) {
        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is done with a request. */
    public interface Handler {
        /** The status to answer. */
        int handle(HttpExchange exchange) throws IOException;
    }

    /** Keeps what comes, and answers with these statuses, one a request, then with 204 for ever; at 0 it hangs. */
    public HttpReceiver(Integer... statuses) {
        Queue<Integer> left = new ConcurrentLinkedQueue<>(Arrays.asList(statuses));
        server = start(exchange -> keep(exchange, left.poll()));
    }

    /** Keeps nothing. */
    public HttpReceiver(Handler handler) {
        server = start(handler);
    }

    private HttpServer start(Handler handler) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(threads);
            started.createContext("/", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(handler.handle(exchange), -1);
                }
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** The next that was not asked for yet. */
    public Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no request came");
        return next;
    }

    /** The next one, however long it takes by a clock that this moves on. */
    public Received nextWhile(Runnable clockMoves) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Received next = received.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) return next;
            clockMoves.run();
        }
        throw new AssertionError("no request came");
    }

    /** The bodies of all that came and were not asked for yet. */
    public List<JsonNode> soFar() {
        return received.stream().map(Received::json).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private int keep(HttpExchange exchange, @Nullable Integer status) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        received.add(new Received(exchange.getRequestMethod(), type, body));
        if (status == null) return 204;
        if (status != 0) return status;
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new InterruptedIOException("closed");
    }
}
