package io.github.idininvites.example;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Docs;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Receives events with the JDK's server. As a program it prints its port, and takes events of any type. */
record WebhookServer(Consumer<WebhookReply> logger) {
    static final PathToken TOKEN = PathToken.of("0123456789_0123456789_0123456789");

    public static void main(String[] arguments) throws IOException {
        var receiver = WebhookReceiver.builder(IdinInvitesClient.create(Docs.CREDENTIALS))
                .pathToken(TOKEN)
                .otherwise(received -> {})
                .build();
        var server = new WebhookServer(System.err::println).start(0, receiver);
        System.out.println(server.getAddress().getPort());
    }

    HttpServer start(int port, WebhookReceiver receiver) throws IOException {
        // spotless:off
        // guide
        System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds: cuts off a sender that stops halfway
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/idin/", exchange -> {
            try (exchange) {
                WebhookReply reply = receiver.receive(exchange.getRequestURI().getPath(), exchange.getRequestBody());
                if (reply.failure() != null) log(reply);           // its toString shows ids and types only
                exchange.sendResponseHeaders(reply.status(), -1);
            }
        });
        server.start();
        // end
        // spotless:on
        return server;
    }

    private void log(WebhookReply reply) {
        logger.accept(reply);
    }
}
