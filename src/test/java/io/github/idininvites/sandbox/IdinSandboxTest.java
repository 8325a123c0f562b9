package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.ManualClock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a sandbox is started, set up and closed. */
class IdinSandboxTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void startsOnAFreeLoopbackPortWithTheSystemClock() {
        try (var first = IdinSandbox.start();
                var second = IdinSandbox.start()) {
            assertThat(first.baseUrl()).matches("http://127\\.0\\.0\\.1:[0-9]+").isNotEqualTo(second.baseUrl());
            assertThat(new SandboxTestClient(first, Clock.systemUTC()).createGroup())
                    .isNotEmpty();
        }
    }

    @Test
    void listensOnTheGivenPort() {
        int port = URI.create(sandbox.baseUrl()).getPort();
        sandbox.close();
        try (var again = IdinSandbox.builder().port(port).clock(clock).start()) {
            assertThat(again.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = URI.create(sandbox.baseUrl()).getPort();
        var second = IdinSandbox.builder().port(port);
        assertThatThrownBy(second::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port " + port + " of 127.0.0.1 must be free and of this machine, but cannot be opened");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void refusesPortThatDoesNotExist(int port) {
        assertThatThrownBy(() -> IdinSandbox.builder().port(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port must be between 0 and 65535, but is " + port);
    }

    /** The message does not repeat it: the end of a webhook URL is a secret. */
    @ParameterizedTest
    @CsvSource({
        "/secret, has no scheme",
        "localhost:8080/secret, has the scheme localhost",
        "ftp://localhost/secret, has the scheme ftp",
        "http:secret, has no host",
        "http://a b/secret, is no URL",
        "http://localhost:65536/secret, has the port 65536"
    })
    void refusesWebhookUrlThatIsNotAbsoluteHttp(String url, String found) {
        String message = "webhookUrl must be an absolute http or https URL, but " + found;
        assertThatThrownBy(() -> IdinSandbox.builder().webhookUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> sandbox.postWebhooksTo(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void keepsSandboxesApart() {
        String groupId = client.createGroup();
        try (var other = IdinSandbox.builder().clock(clock).start()) {
            var response = new SandboxTestClient(other, clock)
                    .post(SandboxTestClient.persons(groupId), SandboxTestClient.ANDRE_REQUESTING_NAME);
            assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    static Stream<Arguments> everythingThatActs() {
        return Stream.of(
                Arguments.of("identify", (Consumer<IdinSandbox>) sandbox -> sandbox.identify("anyone")),
                Arguments.of(
                        "identifyAs", (Consumer<IdinSandbox>) sandbox -> sandbox.identify("anyone", Citizen.MINOR)),
                Arguments.of("cancel", (Consumer<IdinSandbox>) sandbox -> sandbox.cancel("anyone")),
                Arguments.of("fail", (Consumer<IdinSandbox>) sandbox -> sandbox.fail("anyone")),
                Arguments.of("expire", (Consumer<IdinSandbox>) sandbox -> sandbox.expire("anyone")),
                Arguments.of("postWebhooksTo", (Consumer<IdinSandbox>)
                        sandbox -> sandbox.postWebhooksTo("http://127.0.0.1:1/hooks")),
                Arguments.of("redeliverWebhook", (Consumer<IdinSandbox>) sandbox -> sandbox.redeliverWebhook("any")),
                Arguments.of("awaitWebhooks", (Consumer<IdinSandbox>) sandbox -> sandbox.awaitWebhooks(Duration.ZERO)),
                Arguments.of("inject", (Consumer<IdinSandbox>) sandbox -> sandbox.inject(Fault.REFUSED)),
                Arguments.of("injectNumber", (Consumer<IdinSandbox>) sandbox -> sandbox.inject(Fault.SLOW, 1)),
                Arguments.of("clearFaults", (Consumer<IdinSandbox>) IdinSandbox::clearFaults));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everythingThatActs")
    void refusesToActOnceClosed(String name, Consumer<IdinSandbox> act) {
        sandbox.close();
        assertThatThrownBy(() -> act.accept(sandbox))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the sandbox must be open, but was closed; start a new one");
    }

    @Test
    void tellsItsSettingsOnceClosed() {
        String baseUrl = sandbox.baseUrl();
        sandbox.close();
        assertThat(sandbox.baseUrl()).isEqualTo(baseUrl);
        assertThat(sandbox.keyId()).isNotEmpty();
        assertThat(sandbox.keySecret()).isNotEmpty();
        assertThat(sandbox.clock()).isSameAs(clock);
    }

    @Test
    void answersNoCallOnceClosed() {
        sandbox.close();
        assertThatThrownBy(() -> client.get(GROUPS)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void closesTwice() {
        sandbox.close();
        sandbox.close();
        assertThat(sandbox.baseUrl()).startsWith("http://");
    }

    @Test
    void keepsNoThreadThatWouldHoldUpTheJvm() {
        client.createGroup();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("idin-sandbox"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void showsItsAddressOnly() {
        assertThat(sandbox).hasToString("IdinSandbox[" + sandbox.baseUrl() + "]");
    }
}
