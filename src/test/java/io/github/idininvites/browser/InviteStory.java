package io.github.idininvites.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.webhook.Confirmation;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

/** A shop that has invited somebody: its client, the sandbox, and where its webhooks arrive. */
final class InviteStory implements AutoCloseable {
    final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    final HttpReceiver shop;
    final IdinSandbox sandbox;
    final GroupHandle group;
    final PersonHandle person;
    final String link;
    private final IdinInvitesClient idin;
    private final WebhookReceiver receiver;
    private final Queue<Confirmation> confirmations = new ArrayDeque<>();

    /** The shop answers the webhooks with these statuses, one each, then with 204. */
    InviteStory(String company, String invited, Integer... statuses) {
        shop = new HttpReceiver(statuses);
        sandbox = IdinSandbox.builder()
                .clock(clock)
                .webhookUrl(shop.url())
                .redirectUrl(shop.url())
                .start();
        idin = IdinInvitesClient.builder()
                .credentials(sandbox.keyId(), sandbox.keySecret())
                .baseUrl(sandbox.baseUrl())
                .clock(clock)
                .build();
        receiver = WebhookReceiver.builder(idin)
                .on(PersonUpdated.class, received -> confirmations.add(received.confirm()))
                .ignoreOthers()
                .build();
        group = idin.group(idin.groups().create(company));
        person = group.person(group.addPerson(asked(invited, "andre@example.com")));
        link = person.sendInvite().url();
    }

    /** Invites somebody else to the same group. */
    PersonHandle invite(String name, String emailAddress) {
        var other = group.person(group.addPerson(asked(name, emailAddress)));
        other.sendInvite();
        return other;
    }

    private static NewPerson asked(String name, String emailAddress) {
        return NewPerson.of(name, emailAddress).requesting(Attribute.values());
    }

    /** Asserts that the shop was told this once and nothing else, and that the API confirms it; the person as confirmed. */
    Person assertAnswered(PersonStatus status) throws InterruptedException {
        sandbox.awaitWebhooks(Duration.ofSeconds(30));
        var told = List.of(receiveNext(), receiveNext());
        assertThat(told).hasAtLeastOneElementOfType(GroupUpdated.class);
        assertThat(told).hasAtLeastOneElementOfType(PersonUpdated.class);
        assertThat(shop.soFar()).isEmpty();
        var confirmation = confirmations.remove();
        assertThat(confirmations).isEmpty();
        assertThat(confirmation.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(confirmation.answered().id()).isEqualTo(person.id());
        assertThat(confirmation.answered().status()).contains(status);
        return confirmation.answered();
    }

    private WebhookEvent receiveNext() throws InterruptedException {
        var reply = receiver.receive(shop.next().body().getBytes(UTF_8));
        assertThat(reply.failure()).isNull();
        return Objects.requireNonNull(reply.event());
    }

    @Override
    public void close() {
        idin.close();
        sandbox.close();
        shop.close();
    }
}
