package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receives webhooks: answers with the given statuses, one a request, then with 204 for ever; 0 hangs. */
public final class SandboxTestReceiver implements AutoCloseable {
    public record Received(String method, @Nullable String contentType, String body) {
        public JsonNode json() {
            return SandboxTestClient.parse(body);
        }
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> statuses;

    public SandboxTestReceiver(Integer... statuses) {
        this.statuses = new ConcurrentLinkedQueue<>(Arrays.asList(statuses));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::receive);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    public Received next() throws InterruptedException {
        Received next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no webhook came");
        return next;
    }

    /** The next one, however long it takes by a clock that this moves on. */
    public Received nextWhile(Runnable clockMoves) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Received next = received.poll(10, TimeUnit.MILLISECONDS);
            if (next != null) return next;
            clockMoves.run();
        }
        throw new AssertionError("no webhook came");
    }

    public List<JsonNode> soFar() {
        return received.stream().map(Received::json).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            received.add(new Received(exchange.getRequestMethod(), type, body));
            Integer status = statuses.poll();
            if (status != null && status == 0) closed.await();
            exchange.sendResponseHeaders(status == null || status == 0 ? 204 : status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
