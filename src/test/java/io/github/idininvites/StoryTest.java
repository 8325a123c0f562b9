package io.github.idininvites;

import static io.github.idininvites.model.Attribute.ADDRESS;
import static io.github.idininvites.model.Attribute.DATE_OF_BIRTH;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.EMAIL_ADDRESS;
import static io.github.idininvites.model.Attribute.GENDER;
import static io.github.idininvites.model.Attribute.IDENTITY;
import static io.github.idininvites.model.Attribute.NAME;
import static io.github.idininvites.model.Attribute.TELEPHONE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.GroupStatus;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole story over real HTTP, against the sandbox, which shares no code with the client. */
@ExtendWith(IdinSandboxExtension.class)
final class StoryTest {
    private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();

    @AutoClose
    private final HttpReceiver inbox = new HttpReceiver(exchange -> {
        var event = Webhooks.parse(exchange.getRequestBody());
        SeenByCallers.saw(event);
        events.add(event);
        return 204;
    });

    private final IdinSandbox sandbox;
    private final IdinInvitesClient idin;

    StoryTest(IdinSandbox sandbox, IdinInvitesClient idin) {
        this.sandbox = sandbox;
        this.idin = idin;
        sandbox.postWebhooksTo(inbox.url());
    }

    @EachCallMode
    void tellsTheWholeStory(CallMode mode) {
        var groups = idin.groups();
        var made = mode.call(() -> groups.create("Company ABC"), () -> groups.createAsync("Company ABC"));
        assertThat(made.status()).isEqualTo(GroupStatus.PENDING);
        var group = idin.group(made);

        var wanted = NewPerson.of("Andre van Dijk", "andre@example.com")
                .requesting(IDENTITY, NAME, ADDRESS, DATE_OF_BIRTH, EIGHTEEN_OR_OLDER)
                .requesting(GENDER, TELEPHONE_NUMBER, EMAIL_ADDRESS);
        Person andre = mode.addPerson(group, wanted);
        var nameless = NewPerson.of("Зоя Œuvré 李");
        Person zoya = mode.addPerson(group, nameless);
        assertThat(andre.status()).isEmpty();
        assertThat(andre.attributes()).isEqualTo(wanted.attributes());
        assertThat(zoya.name()).isEqualTo("Зоя Œuvré 李");

        var andres = group.person(andre);
        var zoyas = group.person(zoya);
        assertThat(mode.sendInvite(andres).email()).isTrue();
        assertThat(mode.createInviteLink(zoyas).email()).isFalse();
        var refused = mode.failedInvite(ApiException.class, zoyas);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(refused.errorMessage()).isPresent();

        sandbox.identify(andre.id());
        sandbox.cancel(zoya.id());

        Person identified = mode.get(andres);
        assertThat(identified.status()).contains(PersonStatus.SUCCESS);
        assertThat(identified.result())
                .usingRecursiveComparison()
                .ignoringFields("transactionId")
                .isEqualTo(Docs.ANDRES_RESULT);
        Person cancelled = mode.get(zoyas);
        assertThat(cancelled.status()).contains(PersonStatus.CANCELLED);
        assertThat(cancelled.result()).isNull();

        sandbox.awaitWebhooks(Duration.ofSeconds(10));
        assertThat(events)
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(PersonUpdated.class, e -> {
                            assertThat(e.personId()).isEqualTo(andre.id());
                            assertThat(e.status()).isEqualTo(PersonStatus.SUCCESS);
                        }),
                        second -> assertThat(second).isInstanceOfSatisfying(PersonUpdated.class, e -> {
                            assertThat(e.personId()).isEqualTo(zoya.id());
                            assertThat(e.status()).isEqualTo(PersonStatus.CANCELLED);
                        }),
                        third -> assertThat(third).isInstanceOfSatisfying(GroupUpdated.class, e -> {
                            assertThat(e.groupId()).isEqualTo(made.id());
                            assertThat(e.status()).isEqualTo(GroupStatus.DECLINED);
                        }));
    }

    @EachCallMode
    void isRefusedWithAnotherSecret(CallMode mode) {
        try (var stranger =
                idin.newBuilder().credentials(sandbox.keyId(), "x".repeat(32)).build()) {
            var groups = stranger.groups();
            var e = mode.failure(
                    AuthenticationException.class,
                    () -> groups.create("Company ABC"),
                    () -> groups.createAsync("Company ABC"));
            assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        }
    }

    @EachCallMode
    void findsNoPersonOfAnotherGroup(CallMode mode) {
        var andre = idin.group(idin.groups().create("Company ABC")).addPerson(Docs.NEW_ANDRE);
        var elsewhere = idin.group(idin.groups().create("Company XYZ")).person(andre);
        mode.failedGet(NotFoundException.class, elsewhere);
    }
}
