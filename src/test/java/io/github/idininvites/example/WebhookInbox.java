package io.github.idininvites.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The least that a receiver of webhooks does: reads the event, answers 204 to one and 400 to anything else. */
final class WebhookInbox implements AutoCloseable {
    private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    WebhookInbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/idin-events";
    }

    List<WebhookEvent> events() {
        return List.copyOf(events);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(Webhooks.parse(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
        } catch (DecodingException noEvent) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
