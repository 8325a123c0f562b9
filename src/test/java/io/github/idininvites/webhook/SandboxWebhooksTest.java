package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receiver over real HTTP, and a sandbox that hands results out once and posts its webhooks badly. */
final class SandboxWebhooksTest {
    private final IdinSandbox sandbox = IdinSandbox.builder().resultsOnce().start();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(sandbox.keyId(), sandbox.keySecret())
            .baseUrl(sandbox.baseUrl())
            .build();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<Class<?>> handled = new CopyOnWriteArrayList<>();
    private final List<Person> stored = new CopyOnWriteArrayList<>();
    private final PersonHandle person = invited();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer server = server();

    @AfterEach
    void close() {
        server.stop(0);
        idin.close();
        sandbox.close();
    }

    @Test
    void losesNoResultAlthoughTheStoreIsDownWhenItIsHandedOut() {
        failures.set(2);
        answer();
        assertThat(outcomes)
                .startsWith(Outcome.FAILED)
                .filteredOn(Outcome.FAILED::equals)
                .hasSize(2);
        assertThat(stored).singleElement().satisfies(SandboxWebhooksTest::isWhole);
        assertThat(person.get().succeededWithoutData()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WEBHOOK_DUPLICATED, REPEATED",
        "WEBHOOK_OUT_OF_ORDER, HANDLED",
        "WEBHOOK_UNKNOWN_TYPE, HANDLED",
        "WEBHOOK_MALFORMED, NO_EVENT"
    })
    void handlesEachEventOnce(Fault fault, Outcome alsoSeen) {
        sandbox.inject(fault);
        answer();
        assertThat(outcomes).contains(Outcome.HANDLED, alsoSeen);
        assertThat(handled)
                .filteredOn(type -> type != UnknownEvent.class)
                .containsExactlyInAnyOrder(PersonUpdated.class, GroupUpdated.class);
        assertThat(handled.contains(UnknownEvent.class)).isEqualTo(fault == Fault.WEBHOOK_UNKNOWN_TYPE);
        if (fault == Fault.WEBHOOK_OUT_OF_ORDER) assertThat(handled).startsWith(GroupUpdated.class);
        assertThat(stored).singleElement().satisfies(SandboxWebhooksTest::isWhole);
    }

    private static void isWhole(Person person) {
        assertThat(person.result()).isNotNull();
        assertThat(person.succeededWithoutData()).isFalse();
    }

    private void answer() {
        sandbox.identify(person.id());
        sandbox.awaitWebhooks(Duration.ofSeconds(30));
    }

    private PersonHandle invited() {
        var group = idin.group(idin.groups().create("Company ABC"));
        var andre = group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.values()));
        group.person(andre).sendInvite();
        return group.person(andre);
    }

    private HttpServer server() {
        var receiver = WebhookReceiver.builder(idin)
                .on(PersonUpdated.class, received -> {
                    Person known = received.confirm().answered();
                    if (failures.getAndDecrement() > 0) throw new IOException("the store is down");
                    if (!known.succeededWithoutData()) stored.add(known);
                    handled.add(PersonUpdated.class);
                })
                .otherwise(received -> handled.add(received.event().getClass()))
                .build();
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    var reply = receiver.receive(exchange.getRequestBody());
                    outcomes.add(reply.outcome());
                    exchange.sendResponseHeaders(reply.status(), -1);
                }
            });
            server.start();
            sandbox.postWebhooksTo("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
