package io.github.idininvites.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.JavaProcess;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook guide's example for the JDK's server, in a process of its own, as it sets a property that is read once. */
final class WebhookServerIT {
    /** Each holds a thread until it is cut off: there are more than threads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /idin/0123456789_0123456789_0123456789 HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
                "POST /idin/0123456789_0123456789_0123456789 HT",
            })
    void goesOnBehindClientsThatSendHalfARequest(String half) throws Exception {
        var process = JavaProcess.of(List.of(), WebhookServer.class.getName()).start();
        var open = new ArrayList<Socket>();
        try (var lines = process.inputReader(UTF_8)) {
            int port = Integer.parseInt(lines.readLine());
            for (int i = 0; i < 100; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.getOutputStream().write(half.getBytes(UTF_8));
                open.add(socket);
            }
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/idin/" + WebhookServer.TOKEN.text()))
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
}
