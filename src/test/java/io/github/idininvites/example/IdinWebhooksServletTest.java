package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(IdinSandboxExtension.class)
final class IdinWebhooksServletTest {
    private static final String FOLDER =
            Path.of("target", "tomcat").toAbsolutePath().toString();

    private final PathToken token = PathToken.create();
    private final List<String> confirmed = new CopyOnWriteArrayList<>();
    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start(IdinInvitesClient idin) throws Exception {
        var receiver = WebhookReceiver.builder(idin)
                .pathToken(token)
                .on(PersonUpdated.class, received -> {
                    if (received.confirm().verdict() == Verdict.CONFIRMED)
                        confirmed.add(received.event().personId());
                })
                .ignoreOthers()
                .build();
        tomcat.setBaseDir(FOLDER);
        tomcat.setSilent(true);
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        var context = tomcat.addContext("", FOLDER);
        Tomcat.addServlet(context, "idin", new IdinWebhooksServlet(receiver)).addMapping("/idin/*");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void receivesAndConfirmsTheSandboxsEvents(IdinSandbox sandbox, IdinInvitesClient idin) {
        sandbox.postWebhooksTo(url() + token.text());
        var group = idin.group(idin.groups().create("Company ABC"));
        var person = group.person(group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME)));
        person.sendInvite();
        sandbox.identify(person.id());
        sandbox.awaitWebhooks(Duration.ofSeconds(30));
        assertThat(confirmed).containsExactly(person.id());
    }

    @Test
    void answersAsTheReceiverSaysAndHidesFromWhoeverHasNotTheToken() throws Exception {
        assertThat(post(token.text(), "no event")).isEqualTo(400);
        assertThat(post(token.text(), " ".repeat(64 * 1024 + 1))).isEqualTo(413);
        assertThat(post("", "no event")).isEqualTo(404);
        assertThat(post("guessed", "no event")).isEqualTo(404);
    }

    private String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/idin/";
    }

    private int post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
