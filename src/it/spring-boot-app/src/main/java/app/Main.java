package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookHandler;
import io.github.idininvites.webhook.WebhookReply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole story in a packed application, on the versions and the web stack of its POM, with Spring Security and a database. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
    private static final String TOKEN = PathToken.create().text();
    private static final Logger LOG = Logger.getLogger("io.github.idininvites");
    private static final List<String> WARNINGS = new CopyOnWriteArrayList<>();
    private static final BlockingQueue<Person> STORED = new LinkedBlockingQueue<>();
    private static final List<String> GROUPS = new CopyOnWriteArrayList<>();
    private static final List<WebhookReply> REPLIES = new CopyOnWriteArrayList<>();

    @Bean
    AnswerStore answers() {
        return new AnswerStore() {
            @Override
            public void store(String groupId, Person answered) {
                STORED.add(answered);
            }

            @Override
            public boolean isStored(String groupId, Person answered) {
                return false;
            }

            @Override
            public void storeUnreadable(String groupId, String personId, byte[] body) {
                throw new AssertionError("the sandbox's answers can be read");
            }
        };
    }

    @Bean
    WebhookHandler<GroupUpdated> groups() {
        return received -> GROUPS.add(received.event().groupId());
    }

    @EventListener
    void replied(WebhookReply reply) {
        REPLIES.add(reply);
    }

    public static void main(String[] arguments) throws Exception {
        LOG.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.WARNING.intValue()) WARNINGS.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        try (var sandbox = IdinSandbox.start()) {
            try (var application = run(sandbox, "idin.permitted=true")) {
                check(WARNINGS.isEmpty(), "a right configuration must cause no warning, but did: " + WARNINGS);
                play(sandbox, application);
            }
            WARNINGS.clear();
            run(sandbox, "idin.permitted=false").close();
            check(
                    WARNINGS.size() == 1 && WARNINGS.get(0).contains("POST /hooks/idin/*"),
                    "a wrong configuration must cause one warning, but caused: " + WARNINGS);
        }
    }

    private static ConfigurableApplicationContext run(IdinSandbox sandbox, String permitted) {
        return new SpringApplication(Main.class)
                .run(
                        "--" + permitted,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=jdbc:h2:mem:app",
                        "--idin-invites.key-id=" + sandbox.keyId(),
                        "--idin-invites.key-secret=" + sandbox.keySecret(),
                        "--idin-invites.base-url=" + sandbox.baseUrl(),
                        "--idin-invites.call-timeout=20s",
                        "--idin-invites.webhook.path=/hooks/idin",
                        "--idin-invites.webhook.path-token=" + TOKEN,
                        "--idin-invites.webhook.create-table=true");
    }

    private static void play(IdinSandbox sandbox, ConfigurableApplicationContext application) throws Exception {
        String host = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
        String url = host + "/hooks/idin/" + TOKEN;
        sandbox.postWebhooksTo(url);

        var idin = application.getBean(IdinInvitesClient.class);
        var group = idin.group(idin.groups().create("Company ABC"));
        var andre = group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME));
        group.person(andre).sendInvite();
        sandbox.identify(andre.id());

        Person answer = STORED.poll(30, TimeUnit.SECONDS);
        check(answer != null, "nothing was stored");
        var name = Objects.requireNonNull(answer.result()).name();
        check(name != null && "Dijk".equals(name.lastName()), "the result is not Andre's");
        sandbox.awaitWebhooks(Duration.ofSeconds(30));
        check(GROUPS.contains(group.id()), "the handler must get the group's event, but got " + GROUPS);
        var events = application
                .getBean(JdbcTemplate.class)
                .queryForObject("SELECT count(*) FROM idin_webhook_event", Integer.class);
        check(events != null && events == REPLIES.size(), events + " events in the database, " + REPLIES);

        check(post(host + "/other", 2) == 403, "what is not a webhook must be refused");
        check(post(host + "/hooks/idin/guessed", 2) == 404, "a wrong token must be answered with 404");
        check(post(url, 0) == 400, "an empty body must be answered with 400");
        check(post(url, 2) == 400, "no event must be answered with 400");
        check(post(url, 65_537) == 413, "more than 64 KiB must be answered with 413");
        check(post(url, 1 << 20) == 413, "more than WebFlux reads must be answered with 413");
        check(!WARNINGS.toString().contains("Dijk"), "a log must hold nothing personal");
    }

    private static int post(String url, int bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(bytes)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
