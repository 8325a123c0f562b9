package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.sandbox.samples.SamplePersons;
import io.github.idininvites.support.HttpReceiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's snippets about the sandbox, and the guides'. {@code GuidesTest} compares them. */
final class ReadmeSnippetsSandboxTest {
    // spotless:off
    @Test
    void testsAgainstSandbox() {
        // guide
        try (var sandbox = IdinSandbox.start();
                var client = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            var members = client.group(client.groups().create("Company ABC"));
            var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
            members.person(member).sendInvite();

            sandbox.identify(member.id());                  // or cancel, fail, expire

            assertThat(members.person(member).get().status()).contains(PersonStatus.SUCCESS);
        }
        // end
    }

    @Nested
    // guide
    @ExtendWith(IdinSandboxExtension.class)
    class InvitingTest {
        @Test
        void asksAHumanWhenAnInviteMayHaveLanded(IdinSandbox sandbox, IdinInvitesClient client) {
            var members = client.group(client.groups().create("Company ABC"));
            var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
            sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);    // the next request is processed, but not answered

            assertThatThrownBy(() -> members.person(member).sendInvite())
                    .isInstanceOfSatisfying(ConnectionException.class, e ->
                            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        }
    }
    // end

    @Test
    void seesWhatWasSent() {
        try (var receiver = new HttpReceiver();
                var sandbox = IdinSandbox.start();
                var client = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            String webhookUrl = receiver.url();
            // guide
            sandbox.postWebhooksTo(webhookUrl);             // once your server runs
            var members = client.group(client.groups().create("Company ABC"));
            var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
            members.person(member).sendInvite();
            sandbox.identify(member.id());
            sandbox.awaitWebhooks(Duration.ofSeconds(10));  // until your server has answered 2xx to each event

            assertThat(sandbox.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.emailAddress()).isEqualTo("andre@example.com");
                assertThat(mail.url()).startsWith(sandbox.baseUrl());
            });
            assertThat(sandbox.requests()).filteredOn(request -> request.path().endsWith("/invites")).hasSize(1);
            // end
        }
    }

    @Test
    void hasPersonsForTests() {
        // guide
        Person identified = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).build();
        Person adult = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).requesting(EIGHTEEN_OR_OLDER).build();
        Person cancelled = SamplePersons.maria().withStatus(PersonStatus.CANCELLED).build();
        Person minor = SamplePersons.of(Citizen.MINOR).withId("p1").withEmailAddress(null).build();
        // end
        assertThat(List.of(identified, adult, cancelled, minor)).extracting(Person::id).hasSize(4);
        assertThat(adult.succeededWithoutData()).isFalse();
    }
    // spotless:on
}
