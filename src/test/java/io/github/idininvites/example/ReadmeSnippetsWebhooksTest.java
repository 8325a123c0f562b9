package io.github.idininvites.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.Result;
import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.EventLog;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The README's snippets about webhooks, and the guides'. {@code GuidesTest} compares them. */
final class ReadmeSnippetsWebhooksTest extends ReadmeSnippetsSetup {
    // spotless:off
    @Test
    void receivesWebhooks() throws Exception {
        DataSource dataSource = Database.H2.empty();
        Database.execute(dataSource, EventLog.JDBC_SCHEMA);
        String secret = PathToken.create().text();
        var store = new Answers(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
        // guide
        WebhookReceiver receiver = WebhookReceiver.builder(idin)
                .pathToken(PathToken.of(secret))                   // made once with PathToken.create().text()
                .eventLog(EventLog.jdbc(dataSource))               // the default is in memory, for a single instance
                .answers(store)                                    // your AnswerStore gets what the API says about a person
                .on(PersonDeleted.class, received -> {
                    if (received.confirm().verdict() != Verdict.ABSENT) throw new IllegalStateException("not deleted");
                    forget(received.event().groupId(), received.event().personId()); // by both: the event may be forged
                })
                .ignoreOthers()                                    // or otherwise(received -> …)
                .build();
        // end
        HttpServer server = new WebhookServer(this::log).start(0, receiver);
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/idin/";
            running.postWebhooksTo(url + secret);
            person.sendInvite();
            running.identify(person.id());
            running.awaitWebhooks(Duration.ofSeconds(30));
            assertThat(post(url + secret, "no event")).isEqualTo(400);
            assertThat(post(url + "guessed", "no event")).isEqualTo(404);
            String deleted = WireJson.PERSON_DELETED.replace("GROUP_GUID", group.id());
            String still = deleted.replace("EVENT_GUID", "e1").replace("PERSON_GUID", person.id());
            assertThat(post(url + secret, still)).isEqualTo(503);
            String gone = deleted.replace("EVENT_GUID", "e2").replace("PERSON_GUID", "nobody");
            assertThat(post(url + secret, gone)).isEqualTo(204);
        } finally {
            server.stop(0);
        }
        assertThat(store.persons()).containsExactly(Map.entry(group.id() + "/" + person.id(), person.get()));
        assertThat(store.isStored(group.id(), person.get())).isTrue();
        assertThat(kept).containsExactly(WebhookReply.Outcome.NO_EVENT, WebhookReply.Outcome.FAILED, "forgot " + group.id() + "/nobody");
    }

    // guide
    record Answers(Map<String, Person> persons, List<byte[]> unreadable) implements AnswerStore { // in real life, two tables
        @Override
        public void store(String groupId, Person answered) {
            persons.merge(groupId + "/" + answered.id(), answered, Answers::toKeep);
        }

        @Override
        public boolean isStored(String groupId, Person answered) {
            Person stored = persons.get(groupId + "/" + answered.id());
            return stored != null && hasData(stored) && !isOlder(stored, answered); // else the person has identified again since
        }

        @Override
        public void storeUnreadable(String groupId, String personId, byte[] body) {
            unreadable.add(body);                              // look at it: it is not as documented, and may hold data
        }

        private static Person toKeep(Person stored, Person answered) { // the newer one, but data is never replaced by none
            return isOlder(answered, stored) || (hasData(stored) && !hasData(answered)) ? stored : answered;
        }

        private static boolean isOlder(Person one, Person other) {
            return one.updatedAt() != null && other.updatedAt() != null && one.updatedAt().isBefore(other.updatedAt());
        }

        private static boolean hasData(Person person) {
            return person.result() != null && person.result().hasData();
        }
    }
    // end

    @Test
    void keepsDataWhateverComesLater() {
        var store = new Answers(new HashMap<>(), new ArrayList<>());
        var earlier = OffsetDateTime.parse("2020-01-01T00:00:00Z");
        var withData = answered(Docs.ANDRES_RESULT, earlier);
        for (Person later : List.of(answered(null, earlier.plusDays(1)), answered(null, earlier), answered(null, null))) {
            store.store("g", withData);
            store.store("g", later);
            assertThat(store.isStored("g", answered(null, earlier))).isTrue();
            assertThat(store.isStored("g", answered(null, earlier.plusDays(1)))).isFalse();
        }
        var newer = answered(Docs.ANDRES_RESULT, earlier.plusDays(2));
        store.store("g", newer);
        store.store("g", withData);
        assertThat(store.persons()).containsExactly(Map.entry("g/p", newer));
    }

    private static Person answered(@Nullable Result result, @Nullable OffsetDateTime updatedAt) {
        return new Person("p", "n", null, null, null, "success", result, updatedAt, null, Map.of());
    }
    // spotless:on

    private void forget(String groupId, String personId) {
        kept.add("forgot " + groupId + "/" + personId);
    }

    private void log(WebhookReply reply) {
        kept.add(reply.outcome());
    }

    private static int post(String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
