package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookReceiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** Receives the sandbox's events in a Spring Boot application, and the confirmed result with them. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
    private static final BlockingQueue<Person> CONFIRMED = new LinkedBlockingQueue<>();

    @Bean
    IdinSandbox sandbox() {
        return IdinSandbox.start();
    }

    @Bean
    IdinInvitesClient idin(IdinSandbox sandbox) {
        return IdinInvitesClient.builder()
                .credentials(sandbox.keyId(), sandbox.keySecret())
                .baseUrl(sandbox.baseUrl())
                .build();
    }

    @Bean
    PathToken pathToken() {
        return PathToken.create();
    }

    @Bean
    WebhookReceiver receiver(IdinInvitesClient idin, PathToken pathToken) {
        return WebhookReceiver.builder(idin)
                .pathToken(pathToken)
                .answers(new Answers())
                .ignoreOthers()
                .build();
    }

    /** Hands on what it gets. */
    private static final class Answers implements AnswerStore {
        @Override
        public void store(String groupId, Person answered) {
            CONFIRMED.add(answered);
        }

        @Override
        public boolean isStored(String groupId, Person answered) {
            return false;
        }

        @Override
        public void storeUnreadable(String groupId, String personId, byte[] body) {
            throw new AssertionError("the sandbox's answers can be read");
        }
    }

    public static void main(String[] arguments) throws Exception {
        var application = new SpringApplication(Main.class);
        application.setDefaultProperties(Map.of("server.port", 0, "server.address", "127.0.0.1"));
        try (var context = (ServletWebServerApplicationContext) application.run(arguments)) {
            String url = "http://127.0.0.1:" + context.getWebServer().getPort() + "/idin/";
            var sandbox = context.getBean(IdinSandbox.class);
            sandbox.postWebhooksTo(url + context.getBean(PathToken.class).text());

            var idin = context.getBean(IdinInvitesClient.class);
            var group = idin.group(idin.groups().create("Company ABC"));
            var andre = group.addPerson(
                    NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME));
            group.person(andre).sendInvite();
            sandbox.identify(andre.id());

            Person answer = CONFIRMED.poll(30, TimeUnit.SECONDS);
            check(answer != null, "no confirmed event came");
            var name = Objects.requireNonNull(answer.result()).name();
            check(name != null && "Dijk".equals(name.lastName()), "the result is not Andre's");
            sandbox.awaitWebhooks(Duration.ofSeconds(30));
            check(post(url.replace("/idin/", "/other")) >= 401, "what is not a webhook must ask for a login");
            check(post(url + "guessed") == 404, "a wrong token must be answered with 404");
            check(post(url + context.getBean(PathToken.class).text()) == 400, "no event must be answered with 400");
        }
    }

    private static int post(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("no event"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
