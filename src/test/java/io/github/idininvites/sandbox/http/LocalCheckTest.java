package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks HTTP by hand, as clients write the Host header themselves. */
class LocalCheckTest {
    private final IdinSandbox sandbox = IdinSandbox.start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:8080",
                "Host: localhost:8080",
                "Host: LocalHost",
                "Host: [::1]:8080",
                "Host: localhost:8080\nOrigin: http://localhost:8080",
                "Host: 127.0.0.1\nOrigin: http://127.0.0.1"
            })
    void letsThisMachinePass(String headers) throws IOException {
        assertThat(status("DELETE /sandbox/faults", headers)).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: */*",
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost.evil.example:8080",
                "Host: 127.0.0.1@evil.example",
                "Host: 192.168.1.1",
                "Host: localhost\nHost: evil.example",
                "Host: localhost:8080\nOrigin: http://evil.example",
                "Host: localhost:8080\nOrigin: http://localhost:3000",
                "Host: localhost:8080\nOrigin: https://localhost:8080",
                "Host: localhost:8080\nOrigin: null"
            })
    void refusesOthers(String headers) throws IOException {
        assertThat(status("DELETE /sandbox/faults", headers)).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"GET /sandbox, 403", "GET /sandbox/nothing, 403", "GET /sandboxes, 404"})
    void guardsAllOfTheControl(String request, int status) throws IOException {
        assertThat(status(request, "Host: evil.example")).isEqualTo(status);
    }

    private int status(String request, String headers) throws IOException {
        int port = URI.create(sandbox.baseUrl()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String text = request + " HTTP/1.0\r\n" + headers.replace("\n", "\r\n") + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
