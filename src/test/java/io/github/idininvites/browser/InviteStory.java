package io.github.idininvites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClock;
import io.github.idininvites.sandbox.SandboxTestReceiver;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.Webhooks;
import java.time.Duration;
import java.util.List;

/** A shop that has invited somebody: its client, the sandbox, and where its webhooks arrive. */
final class InviteStory implements AutoCloseable {
    final SandboxTestClock clock = new SandboxTestClock("2020-01-01T00:00:00Z");
    final SandboxTestReceiver shop = new SandboxTestReceiver();
    final IdinSandbox sandbox = IdinSandbox.builder()
            .clock(clock)
            .webhookUrl(shop.url())
            .redirectUrl(shop.url())
            .start();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(sandbox.keyId(), sandbox.keySecret())
            .baseUrl(sandbox.baseUrl())
            .clock(clock)
            .build();
    final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    final PersonHandle person = group.person(
            group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.values())));
    final String link = person.sendInvite().url();

    /** Asserts that the shop was told this once and nothing else, and that the API says the same. */
    void assertAnswered(PersonStatus status) throws InterruptedException {
        sandbox.awaitWebhooks(Duration.ofSeconds(30));
        var told = List.of(
                Webhooks.parse(shop.next().body()), Webhooks.parse(shop.next().body()));
        assertThat(told).hasAtLeastOneElementOfType(GroupUpdated.class);
        assertThat(told)
                .filteredOn(PersonUpdated.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    assertThat(((PersonUpdated) event).personId()).isEqualTo(person.id());
                    assertThat(((PersonUpdated) event).status()).isEqualTo(status);
                });
        assertThat(shop.soFar()).isEmpty();
        assertThat(person.get().status()).contains(status);
    }

    @Override
    public void close() {
        idin.close();
        sandbox.close();
        shop.close();
    }
}
