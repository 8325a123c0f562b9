package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receiver over real HTTP, and a sandbox that hands results out once and posts its webhooks badly. */
final class SandboxWebhooksTest {
    @RegisterExtension
    static final IdinSandboxExtension SANDBOXES =
            new IdinSandboxExtension(IdinSandbox.builder().resultsOnce());

    private final IdinSandbox sandbox;
    private final IdinInvitesClient idin;
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<Class<?>> handled = new CopyOnWriteArrayList<>();
    private final List<Person> stored = new CopyOnWriteArrayList<>();
    private final PersonHandle person;
    private final AtomicInteger failures = new AtomicInteger();

    @AutoClose
    private final HttpReceiver server;

    SandboxWebhooksTest(IdinSandbox sandbox, IdinInvitesClient idin) {
        this.sandbox = sandbox;
        this.idin = idin;
        person = invited();
        server = server();
        sandbox.postWebhooksTo(server.url());
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

    private HttpReceiver server() {
        var receiver = WebhookReceiver.builder(idin)
                .on(PersonUpdated.class, received -> {
                    Person known = received.confirm().answered();
                    if (failures.getAndDecrement() > 0) throw new IOException("the store is down");
                    if (!known.succeededWithoutData()) stored.add(known);
                    handled.add(PersonUpdated.class);
                })
                .otherwise(received -> handled.add(received.event().getClass()))
                .build();
        return new HttpReceiver(exchange -> {
            var reply = receiver.receive(exchange.getRequestBody());
            outcomes.add(reply.outcome());
            return reply.status();
        });
    }
}
