package io.github.idininvites.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's snippet for the JDK's server, in a process of its own, as it sets a property that is read once. */
final class WebhookServerIT {
    private static final PathToken TOKEN = PathToken.of("0123456789_0123456789_0123456789");

    /** Prints its port. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws IOException {
            var receiver = WebhookReceiver.builder(IdinInvitesClient.create(Docs.CREDENTIALS))
                    .pathToken(TOKEN)
                    .otherwise(received -> {})
                    .build();
            System.out.println(start(0, receiver));
        }

        private static int start(int port, WebhookReceiver receiver) throws IOException {
            // spotless:off
            // as in README
            System.setProperty("sun.net.httpserver.maxReqTime", "10"); // seconds: who sends half a request is cut off
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
            return server.getAddress().getPort();
        }

        private static void log(WebhookReply reply) {
            System.out.println(reply);
        }
    }

    /** Each holds a thread until it is cut off: there are more than threads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /idin/0123456789_0123456789_0123456789 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
                "POST /idin/0123456789_0123456789_0123456789 HT",
            })
    void goesOnBehindClientsThatSendHalfARequest(String half) throws Exception {
        var process = JavaProcess.of(List.of(), Server.class.getName()).start();
        var open = new ArrayList<Socket>();
        try (var lines = process.inputReader(UTF_8)) {
            int port = Integer.parseInt(lines.readLine());
            for (int i = 0; i < 100; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.getOutputStream().write(half.getBytes(UTF_8));
                open.add(socket);
            }
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/idin/" + TOKEN.text()))
                    .timeout(Duration.ofMinutes(2))
                    .POST(BodyPublishers.ofString("{\"id\": \"e\", \"event\": \"x\"}"))
                    .build();
            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        } finally {
            process.destroyForcibly();
            for (var socket : open) socket.close();
        }
    }

    @Test
    void isTheReadmesSnippet() throws IOException {
        String here = Files.readString(Path.of("src/test/java/io/github/idininvites/example/WebhookServerIT.java"));
        String snippet = here.substring(here.indexOf("// as in README\n") + 16, here.indexOf("            // end\n"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(snippet.stripTrailing().stripIndent());
    }
}
