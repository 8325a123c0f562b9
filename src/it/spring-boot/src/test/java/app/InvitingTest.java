package app;

import static io.github.idininvites.model.Attribute.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.spring.WithIdinSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

// spotless:off
// guide
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithIdinSandbox
class InvitingTest {
    @Autowired IdinSandbox sandbox;
    @Autowired IdinInvitesClient idin;
    @Autowired Answers answers;                         // your AnswerStore, here the one of the webhook guide

    @Test
    void storesHowAnInvitedPersonAnswers() {
        var group = idin.group(idin.groups().create("Company ABC"));
        var andre = group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
        group.person(andre).sendInvite();

        sandbox.identify(andre.id());
        sandbox.awaitWebhooks(Duration.ofSeconds(30));

        var stored = answers.persons().get(group.id() + "/" + andre.id());
        assertThat(stored.result().name().lastName()).isEqualTo("Dijk");
    }
}
// end
// spotless:on
