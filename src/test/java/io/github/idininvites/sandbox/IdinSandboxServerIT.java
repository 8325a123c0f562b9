package io.github.idininvites.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdinSandboxServerIT {
    @Test
    void runsAndSaysHowToCallIt() throws IOException {
        try (var receiver = new HttpReceiver()) {
            var program = start("0", receiver.url());
            try {
                String greeting = readThrough(program, "  -H 'Authorization:");
                String baseUrl = found("runs at (http://127\\.0\\.0\\.1:\\d+) until", greeting);
                assertThat(greeting.lines())
                        .contains(
                                "The sandbox runs at " + baseUrl + " until you stop it. Its page is " + baseUrl
                                        + "/sandbox",
                                "export IDIN_INVITES_BASE_URL=" + baseUrl,
                                "export IDIN_INVITES_KEY_ID=" + Assembly.KEY_ID,
                                "export IDIN_INVITES_KEY_SECRET=" + Assembly.KEY_SECRET);
                var made = HttpRequest.newBuilder(URI.create(found("curl (\\S+) ", greeting)))
                        .header("Content-Type", found("Content-Type: ([^']+)'", greeting))
                        .header("Authorization", found("Authorization: ([^']+)'", greeting))
                        .POST(BodyPublishers.ofString(found("-d '([^']+)'", greeting)))
                        .build();
                assertThat(SandboxTestClient.send(made).statusCode()).isEqualTo(201);
            } finally {
                program.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost/hooks | port must be a number between 0 and 65535, but the first argument is none",
                "65536 | port must be between 0 and 65535, but is 65536",
                "0 hooks | webhookUrl must be an absolute http or https URL, but has no scheme",
                "0 http://localhost/ 0 | the arguments must be at most a port and a webhook URL, but are 3",
                "0 --host sandbox | an option must be --address or --host-name, but one is --host",
                "0 --address | --address must be followed by its value, but ends the arguments",
                "--host-name http://sandbox 0 | hostName must be a name or an IPv4 address, without a scheme and a port,"
                        + " but is something else",
                "0 --address 192.0.2.1 | port 0 of 192.0.2.1 must be free and of this machine, but cannot be opened",
            })
    void refusesArguments(String arguments, String message) throws Exception {
        assertRefused(start(arguments.split(" ")), message);
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var sandbox = IdinSandbox.start()) {
            int port = URI.create(sandbox.baseUrl()).getPort();
            assertRefused(
                    start(String.valueOf(port)),
                    "port " + port + " of 127.0.0.1 must be free and of this machine, but cannot be opened");
        }
    }

    private static Process start(String... arguments) throws IOException {
        return JavaProcess.of(List.of(), IdinSandboxServer.class.getName(), arguments)
                .start();
    }

    private static void assertRefused(Process program, String message) throws Exception {
        String said = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertThat(said.lines()).containsExactly(message);
        assertThat(program.waitFor()).isEqualTo(1);
    }

    private static String readThrough(Process program, String lastLine) throws IOException {
        var said = new StringBuilder();
        var lines = program.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(lastLine)) return said.toString();
        }
        throw new AssertionError("the program ended");
    }

    private static String found(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }
}
