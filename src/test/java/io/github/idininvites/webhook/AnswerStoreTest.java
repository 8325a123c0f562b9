package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RecordingSleeper;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances over one database, and an API that hands a person's data out once: whatever happens, it is stored or told. */
final class AnswerStoreTest {
    private final IdinSandbox sandbox = IdinSandbox.builder().resultsOnce().start();
    private final ManualClock clock = new ManualClock("2030-01-01T00:00:00Z");
    private final IdinInvitesClient idin = client(sandbox.baseUrl());
    private final EventLog log = EventLog.jdbc(database());
    private final Store store = new Store();
    private final WebhookReceiver a = receiver(idin);
    private final WebhookReceiver b = receiver(idin);
    private final String groupId = idin.groups().create("Company ABC").id();
    private final String personId = invited();

    /** What the application keeps. */
    private static final class Store implements AnswerStore {
        private final List<Person> stored = Collections.synchronizedList(new ArrayList<>());
        private final List<String> unreadable = new ArrayList<>();
        private int failures;

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

    @Test
    void getsTheAnswerOfAPersonOnce() {
        sandbox.identify(personId);
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertReply(b.receive(event("e1", "success")), Outcome.REPEATED);
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsAnAnswerWithoutData() {
        sandbox.cancel(personId);
        assertReply(a.receive(event("e1", "cancelled")), Outcome.HANDLED);
        assertThat(store.stored).extracting(Person::statusText).containsExactly("cancelled");
    }

    @Test
    void isNotAskedBeforeThePersonHasAnswered() {
        assertReply(a.receive(event("e1", "success")), Outcome.FAILED);
        assertThat(store.stored).isEmpty();
        sandbox.identify(personId);
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    /** A reads the data, and its store fails; B gets the next delivery. */
    @Test
    void losesNothingBetweenTwoInstances() {
        sandbox.identify(personId);
        store.failures = 1;
        assertThat(assertReply(a.receive(event("e1", "success")), Outcome.FAILED)
                        .failure())
                .isInstanceOf(IOException.class);
        assertNotStored(b.receive(event("e1", "success")));
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertStoredOnce();
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
    }

    /** Nobody can bring the data back then; it must not look as if all was well. */
    @Test
    void tellsThatARestartLostTheData() {
        sandbox.identify(personId);
        store.failures = 1;
        a.receive(event("e1", "success"));
        var restarted = receiver(idin);
        for (int i = 0; i < 3; i++) assertNotStored(restarted.receive(event("e1", "success")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANDED_WITHOUT_ANSWER", "SERVER_ERROR"})
    void tellsThatTheDataWasLostOnTheWay(Fault fault) {
        sandbox.identify(personId);
        if (fault == Fault.LANDED_WITHOUT_ANSWER) sandbox.inject(fault);
        else {
            idin.group(groupId).person(personId).get(); // as the API behind a gateway that then fails
            sandbox.inject(fault, 502);
        }
        assertThat(assertReply(a.receive(event("e1", "success")), Outcome.FAILED)
                        .failure())
                .isInstanceOf(ResultLostException.class);
        assertNotStored(a.receive(event("e1", "success")));
        assertNotStored(b.receive(event("e1", "success")));
    }

    @Test
    void getsTheDataThatADeletionThatIsNotTrueMadeTheReceiverRead() {
        sandbox.identify(personId);
        assertReply(a.receive(deletion("e1")), Outcome.FAILED);
        assertStoredOnce();
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsTheDataOfSuchADeletionLaterIfItWasDown() {
        sandbox.identify(personId);
        store.failures = 1;
        assertThat(assertReply(a.receive(deletion("e1")), Outcome.FAILED).failure())
                .isInstanceOf(IOException.class);
        assertNotStored(b.receive(event("e2", "success")));
        assertReply(a.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsAnAnswerThatCannotBeRead() {
        String answer = WireJson.PERSON_ANSWERED.replace("\"result\": {", "\"result\": 1, \"was\": {");
        try (var wire = new Wire().answers(answer, answer)) {
            var receiver = receiver(client(wire.baseUrl()));
            var reply = assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertThat(reply.failure()).isInstanceOf(DecodingException.class);
            assertThat(store.unreadable).containsExactly(groupId + " " + personId + " " + answer);
            store.failures = 1;
            var failure = receiver.receive(event("e1", "success")).failure();
            assertThat(failure).isInstanceOfSatisfying(DecodingException.class, e -> {
                assertThat(e.responseBody().equals(answer)).isTrue();
                assertThat(e.getSuppressed()).singleElement().isInstanceOf(IOException.class);
            });
        }
    }

    @Test
    void doesNotGetThePageOfAFirewall() {
        try (var wire = new Wire().answers(Wire.status(200, "Content-Type", "text/html"))) {
            assertReply(receiver(client(wire.baseUrl())).receive(event("e1", "success")), Outcome.FAILED);
            assertThat(store.unreadable).isEmpty();
        }
    }

    @Test
    void isNotGivenToASecondHandler() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder(idin)
                        .on(PersonUpdated.class, received -> {})
                        .answers(store))
                .withMessage("an event type must have one handler, but PersonUpdated has one already");
    }

    /** What waits in memory must not come back after the application has forgotten the person. */
    @Test
    void doesNotGetTheDataOfAPersonWhoWasDeletedMeanwhile() {
        try (var wire = new Wire().answers(andresData(), Wire.json(404, "{}"), Wire.json(404, "{}"))) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = 1;
            assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertReply(receiver.receive(deletion("e2")), Outcome.HANDLED);
            assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertThat(store.stored).isEmpty();
        }
    }

    private String andresData() {
        return WireJson.PERSON_ANSWERED.replace(Docs.PERSON_ID, personId);
    }

    /** A person may identify twice, and the second result may be the one that is lost. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void tellsThatASecondResultWasLost(int failures) {
        String second = andresData()
                .replaceFirst("(?s)\"result\": \\{.*?\\n  }", "\"result\": null")
                .replace("\"updated_at\": \"2020-01-01", "\"updated_at\": \"2020-06-01");
        try (var wire = new Wire().answers(andresData(), second, second)) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = failures;
            receiver.receive(event("e1", "person.updated", personId, "success", "2020-01-01T00:00:00Z"));
            byte[] again = event("e2", "person.updated", personId, "success", "2020-06-01T00:00:00Z");
            for (int i = 0; i < 2; i++) assertNotStored(receiver.receive(again));
            assertThat(store.stored).hasSize(1 - failures);
        }
    }

    /** Without time stamps nobody can tell which answer it is, so the API is asked. */
    @Test
    void isNotGivenAnOldAnswerForANewEvent() {
        String undated = andresData().replaceAll("\"updated_at\": \"[^\"]*\"", "\"updated_at\": null");
        try (var wire = new Wire().answers(undated, undated.replace("Dijklaan", "Nieuwstraat"))) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = 1;
            receiver.receive(event("e1", "success"));
            assertReply(receiver.receive(event("e2", "success")), Outcome.HANDLED);
            assertThat(store.stored).singleElement().satisfies(person -> {
                var address = Objects.requireNonNull(
                        Objects.requireNonNull(person.result()).address());
                assertThat("Nieuwstraat".equals(address.street())).isTrue();
            });
        }
    }

    /** Five tries and a day. */
    @Test
    void givesUpAnEventThatTheApiNeverConfirms() {
        byte[] unfounded = event("e1", "success");
        for (int i = 0; i < 10; i++) {
            assertReply(a.receive(unfounded), Outcome.FAILED);
            clock.advance(Duration.ofMinutes(2));
        }
        clock.advance(Duration.ofDays(1));
        var reply = assertReply(a.receive(unfounded), Outcome.GIVEN_UP);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.failure()).hasMessageEndingWith("has none; the event's verdict is UNFOUNDED");
    }

    @Test
    void givesUpTheEventsOfAPersonWhoIsGoneAndOfOneWhoseDataIsLost() {
        sandbox.identify(personId);
        idin.group(groupId).person(personId).get(); // by somebody else, who did not store it
        byte[] gone = old("person.updated", "nobody");
        byte[] lost = old("person.updated", personId);
        byte[] notDeleted = old("person.deleted", personId);
        for (byte[] event : List.of(gone, lost, notDeleted)) {
            for (int i = 1; i < Poison.TRIES; i++) {
                assertReply(a.receive(event), Outcome.FAILED);
                clock.advance(Duration.ofMinutes(1));
            }
            assertReply(a.receive(event), Outcome.GIVEN_UP);
        }
    }

    @Test
    void givesUpNoEventWhoseAnswerTheStoreDoesNotTake() {
        sandbox.identify(personId);
        store.failures = 50;
        byte[] event = old("person.updated", personId);
        for (int i = 0; i < 50; i++) assertReply(a.receive(event), Outcome.FAILED);
        assertReply(a.receive(event), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void givesUpNoEventOfACancelledPersonEither() {
        sandbox.cancel(personId);
        store.failures = 20;
        byte[] event = old("person.updated", personId);
        for (int i = 0; i < 20; i++) {
            assertReply(a.receive(event), Outcome.FAILED);
            clock.advance(Duration.ofMinutes(1));
        }
        assertReply(a.receive(event), Outcome.HANDLED);
    }

    @Test
    void givesUpNoEventWhileTheApiCannotBeAsked() {
        try (var wire = new Wire()) {
            var receiver = receiver(client(wire.baseUrl()));
            wire.server.close();
            byte[] event = old("person.updated", personId);
            for (int i = 0; i < 20; i++) {
                assertThat(assertReply(receiver.receive(event), Outcome.FAILED).failure())
                        .isInstanceOf(ConnectionException.class);
                clock.advance(Duration.ofMinutes(1));
            }
        }
    }

    private void assertStoredOnce() {
        assertThat(store.stored).singleElement().satisfies(person -> {
            assertThat(person.id()).isEqualTo(personId);
            assertThat(Objects.requireNonNull(person.result()).hasData()).isTrue();
        });
    }

    private static void assertNotStored(WebhookReply reply) {
        assertThat(assertReply(reply, Outcome.FAILED).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has handed it out before, and it is not stored");
    }

    private static WebhookReply assertReply(WebhookReply reply, Outcome outcome) {
        assertThat(reply.outcome()).as("%s, %s", reply, reply.failure()).isEqualTo(outcome);
        return reply;
    }

    private WebhookReceiver receiver(IdinInvitesClient client) {
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

    private byte[] event(String id, String status) {
        return event(id, "person.updated", personId, status, "2030-01-01T00:00:00Z");
    }

    private byte[] deletion(String id) {
        return event(id, "person.deleted", personId, "success", "2030-01-01T00:00:00Z");
    }

    private byte[] old(String type, String person) {
        return event("old-" + type + person, type, person, "success", "2029-12-30T00:00:00Z");
    }

    private byte[] event(String id, String type, String person, String status, String createdAt) {
        return ("{\"id\": \"" + id + "\", \"event\": \"" + type + "\", \"group\": \"" + groupId + "\", \"person\": \""
                        + person + "\", \"status\": \"" + status + "\", \"created\": \"" + createdAt + "\"}")
                .getBytes(UTF_8);
    }

    private static IdinInvitesClient client(String baseUrl) {
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
