package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SandboxServerTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /idin-invites/v1/groups HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{",
                "GET /sandbox HT",
                "",
            })
    void goesOnBehindHalfRequests(String half) throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(sandbox.baseUrl()).getPort());
                socket.getOutputStream().write(half.getBytes(UTF_8));
                open.add(socket);
            }
            assertThat(client.get("/sandbox").statusCode()).isEqualTo(200);
            assertThat(client.createGroup()).isNotEmpty();
        } finally {
            for (var socket : open) socket.close();
        }
    }

    @Test
    void goesOnBehindSlowAnswers() {
        for (int i = 0; i < 100; i++) sandbox.inject(Fault.SLOW, 3_600);
        var http = HttpClient.newHttpClient();
        var slow = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
        var request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/idin-invites/v1/groups"))
                .timeout(Duration.ofMinutes(5))
                .build();
        for (int i = 0; i < 60; i++) slow.add(http.sendAsync(request, BodyHandlers.discarding()));
        assertThat(client.get("/sandbox").statusCode()).isEqualTo(200);
        var delete = SandboxTestClient.send(
                client.request("/sandbox/faults").DELETE().build());
        assertThat(delete.statusCode()).isEqualTo(204);
        assertThat(client.createGroup()).isNotEmpty();
        slow.forEach(answer -> answer.cancel(true));
    }

    /** By patterns that call themselves, a text of so many parts overflows the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", ".a", "@", "a@", "\\\"", " ", "é", "<", ";", "1", "-"})
    void answersTextsOfAnyLength(String part) {
        String text = part.repeat(100_000);
        String groupId = client.createGroup();
        String persons = "/idin-invites/v1/groups/" + groupId + "/persons";
        for (String body : new String[] {
            "{\"name\": \"" + text + "\", \"attributes\": {}}",
            "{\"name\": \"n\", \"email_address\": \"" + text + "\", \"attributes\": {}}",
            "{\"name\": \"n\", \"email_address\": \"a@" + text + "a\", \"attributes\": {}}",
            "{\"name\": \"n\", \"email_address\": \"" + text + "@b\", \"attributes\": {}}",
            "{\"name\": \"n\", \"attributes\": {\"" + text + "\": true}}",
        }) assertThat(client.post(persons, body).statusCode()).isBetween(200, 499);
        for (String path : new String[] {"/sandbox/faults", "/sandbox/webhook-url", "/sandbox/persons/x/identify"})
            for (String body : new String[] {
                "{\"fault\": \"" + text + "\"}", "{\"url\": \"http://localhost/" + text + "\"}",
                "{\"name\": {\"last_name\": \"" + text + "\"}}", "{\"age\": {\"date_of_birth\": \"" + text + "\"}}",
            }) assertThat(client.post(path, body).statusCode()).isBetween(200, 499);
    }
}
