package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RecordingSleeper;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** Two receivers over one database, and an API that hands a person's data out once. */
abstract class AnswerStoreSetup {
    final IdinSandbox sandbox = IdinSandbox.builder().resultsOnce().start();
    final ManualClock clock = new ManualClock("2030-01-01T00:00:00Z");
    final IdinInvitesClient idin = client(sandbox.baseUrl());
    private final EventLog log = EventLog.jdbc(database());
    final Store store = new Store();
    final WebhookReceiver a = receiver(idin);
    final WebhookReceiver b = receiver(idin);
    final String groupId = idin.groups().create("Company ABC").id();
    final String personId = invited();

    /** What the application keeps. */
    static final class Store implements AnswerStore {
        final List<Person> stored = Collections.synchronizedList(new ArrayList<>());
        final List<String> unreadable = new ArrayList<>();
        int failures;

        @Override
        public void store(String groupId, Person answered) throws IOException {
            if (failures-- > 0) throw new IOException("the store is down");
            stored.add(answered);
        }

        @Override
        public boolean isStored(String groupId, Person answered) {
            return stored.stream()
                    .anyMatch(person -> person.id().equals(answered.id())
                            && !person.succeededWithoutData()
                            && Objects.equals(person.updatedAt(), answered.updatedAt()));
        }

        @Override
        public void storeUnreadable(String groupId, String personId, byte[] body) throws IOException {
            if (failures-- > 0) throw new IOException("the store is down");
            unreadable.add(groupId + " " + personId + " " + new String(body, UTF_8));
        }
    }

    @AfterEach
    void close() {
        idin.close();
        sandbox.close();
    }

    void assertStoredOnce() {
        assertThat(store.stored).singleElement().satisfies(person -> {
            assertThat(person.id()).isEqualTo(personId);
            assertThat(Objects.requireNonNull(person.result()).hasData()).isTrue();
        });
    }

    static void assertNotStored(WebhookReply reply) {
        assertThat(assertReply(reply, Outcome.FAILED).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has handed it out before, and it is not stored");
    }

    static WebhookReply assertReply(WebhookReply reply, Outcome outcome) {
        assertThat(reply.outcome()).as("%s, %s", reply, reply.failure()).isEqualTo(outcome);
        return reply;
    }

    WebhookReceiver receiver(IdinInvitesClient client) {
        return WebhookReceiver.builder(client)
                .eventLog(log)
                .answers(store)
                .on(PersonDeleted.class, received -> {
                    if (received.confirm().verdict() != Verdict.ABSENT) throw new IllegalStateException("not deleted");
                })
                .ignoreOthers()
                .clock(clock)
                .build();
    }

    private String invited() {
        var group = idin.group(groupId);
        var andre = group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.values()));
        group.person(andre).sendInvite();
        return andre.id();
    }

    byte[] event(String id, String status) {
        return event(id, "person.updated", personId, status, "2030-01-01T00:00:00Z");
    }

    byte[] deletion(String id) {
        return event(id, "person.deleted", personId, "success", "2030-01-01T00:00:00Z");
    }

    byte[] event(String id, String type, String person, String status, String createdAt) {
        return ("{\"id\": \"" + id + "\", \"event\": \"" + type + "\", \"group\": \"" + groupId + "\", \"person\": \""
                        + person + "\", \"status\": \"" + status + "\", \"created\": \"" + createdAt + "\"}")
                .getBytes(UTF_8);
    }

    static IdinInvitesClient client(String baseUrl) {
        return RecordingSleeper.into(IdinInvitesClient.builder())
                .credentials(Docs.CREDENTIALS)
                .baseUrl(baseUrl)
                .build();
    }

    private static DataSource database() {
        var database = Database.H2.empty();
        Database.execute(database, EventLog.JDBC_SCHEMA);
        return database;
    }
}
