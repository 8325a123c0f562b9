package io.github.idininvites.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox that listens elsewhere than on 127.0.0.1. */
class AddressTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may be no address of this machine")
    void listensOnAllAddresses() throws IOException {
        try (var sandbox = IdinSandbox.builder().address("0.0.0.0").start()) {
            int port = URI.create(sandbox.baseUrl()).getPort();
            assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
            assertThat(status(sandbox, InetAddress.getByName("127.0.0.2"), "localhost:" + port))
                    .isEqualTo(200);
            assertThat(new SandboxTestClient(sandbox, Clock.systemUTC()).createGroup())
                    .isNotEmpty();
        }
    }

    @Test
    void hasAHostNameInItsUrls() {
        try (var sandbox = IdinSandbox.builder().hostName("localhost").start()) {
            assertThat(sandbox.baseUrl()).matches("http://localhost:\\d+");
            var client = new SandboxTestClient(sandbox, Clock.systemUTC());
            String groupId = client.createGroup();
            assertThat(client.invite(groupId, client.addPerson(groupId))
                            .get("url")
                            .textValue())
                    .startsWith(sandbox.baseUrl() + "/app/idin-invite/");
        }
    }

    @Test
    void putsAnAddressOfIpv6IntoBrackets() {
        try (var sandbox = IdinSandbox.builder().address("::1").start()) {
            assertThat(sandbox.baseUrl()).matches("http://\\[0:0:0:0:0:0:0:1]:\\d+");
            assertThat(new SandboxTestClient(sandbox, Clock.systemUTC()).createGroup())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox:8080, 200",
        "Sandbox, 200",
        "127.0.0.1:8080, 200",
        "sandbox.evil.example:8080, 403",
        "sandbox:8080:1, 403",
        "sandbox@evil.example, 403",
        "evil.example, 403",
        "0.0.0.0:8080, 403",
    })
    void obeysWhoeverKnowsItsHostName(String host, int status) throws IOException {
        try (var sandbox =
                IdinSandbox.builder().address("0.0.0.0").hostName("sandbox").start()) {
            assertThat(status(sandbox, InetAddress.getLoopbackAddress(), host)).isEqualTo(status);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may be no address of this machine")
    void obeysWhoeverCallsItByItsAddress() throws IOException {
        try (var sandbox = IdinSandbox.builder().address("127.0.0.2").start()) {
            assertThat(sandbox.baseUrl()).startsWith("http://127.0.0.2:");
            var address = InetAddress.getByName("127.0.0.2");
            assertThat(status(sandbox, address, "127.0.0.2:8080")).isEqualTo(200);
            assertThat(status(sandbox, address, "127.0.0.3:8080")).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://sandbox", "sandbox:8080", "[::1]", "a b", "sandbox/"})
    void refusesHostNameThatIsNone(String hostName) {
        assertThatThrownBy(() -> IdinSandbox.builder().hostName(hostName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "hostName must be a name or an IPv4 address, without a scheme and a port, but is something else");
    }

    @Test
    void saysThatTheAddressIsAnotherMachines() {
        var builder = IdinSandbox.builder().address("192.0.2.1").port(8080);
        assertThatThrownBy(builder::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port 8080 of 192.0.2.1 must be free and of this machine, but cannot be opened");
    }

    private static int status(IdinSandbox sandbox, InetAddress address, String host) throws IOException {
        try (var socket = new Socket(address, URI.create(sandbox.baseUrl()).getPort())) {
            socket.getOutputStream()
                    .write(("GET /sandbox/faults HTTP/1.0\r\nHost: " + host + "\r\n\r\n").getBytes(UTF_8));
            return Integer.parseInt(new String(socket.getInputStream().readAllBytes(), UTF_8).substring(9, 12));
        }
    }
}
