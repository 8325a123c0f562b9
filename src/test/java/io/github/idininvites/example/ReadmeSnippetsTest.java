package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.RawAnswer;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.bulk.Resolution;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.model.Result;
import io.github.idininvites.sandbox.Citizen;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.sandbox.samples.SamplePersons;
import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.HttpReceiver;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's snippets, and the guides', between the comments {@code guide} and {@code end}; {@code GuidesTest} compares them. */
final class ReadmeSnippetsTest {
    private final IdinSandbox running = IdinSandbox.start();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(running.keyId(), running.keySecret())
            .baseUrl(running.baseUrl())
            .build();
    private final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    private final Person andre =
            group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
    private final PersonHandle person = group.person(andre);
    private final List<Object> kept = new ArrayList<>();

    @AfterEach
    void close() {
        idin.close();
        running.close();
    }

    // spotless:off
    @Test
    void setsUpClient() {
        String keyId = Docs.KEY_ID;
        String keySecret = Docs.KEY_SECRET;
        // guide
        IdinInvitesClient client = IdinInvitesClient.builder()
                .credentials(keyId, keySecret)             // or Credentials.fromEnvironment()
                .callTimeout(Duration.ofSeconds(20))       // the whole call; 30 s by default
                .attemptTimeout(Duration.ofSeconds(5))     // one attempt; 10 s by default
                .userAgent("myshop/1.4")
                .build();
        // end
        client.close();
        assertThat(client).asString().contains(keyId);
    }

    @Test
    void makesCalls() {
        // guide
        Invite invite = person.createInviteLink();          // e-mails nobody: give invite.url() to the person
        Person answer = person.get();
        if (answer.status().equals(Optional.of(PersonStatus.SUCCESS))) {
            if (answer.succeededWithoutData()) check(answer.id()); // an earlier answer had the data: is it stored?
            else keep(answer.id(), answer.result());        // the API may return it only once: store it first
        }
        // end
        assertThat(invite.url()).startsWith(running.baseUrl());
        assertThat(kept).isEmpty();
    }

    // guide
    record PersonView(String id, String status, boolean adult) {
        static PersonView of(Person person) {
            String status = person.status().map(Enum::name).orElse("OPEN");
            return new PersonView(person.id(), status, person.eighteenOrOlder().orElse(false));
        }
    }
    // end

    @Test
    void showsNobodysDataToTheWeb() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(PersonView.of(Docs.ANDRE_ANSWERED)))
                .isEqualTo("{\"id\":\"%s\",\"status\":\"SUCCESS\",\"adult\":true}", Docs.PERSON_ID);
        assertThat(PersonView.of(andre)).isEqualTo(new PersonView(andre.id(), "OPEN", false));
    }

    @Test
    void makesUndocumentedCalls() {
        // guide
        RawAnswer made = idin.raw().post("{\"name\": \"Company ABC\"}", "groups"); // POST /idin-invites/v1/groups
        Group group = Group.fromJson(made.body().getBytes(UTF_8)); // the body is JSON; or empty, after a 204
        // end
        assertThat(idin.group(group).addPerson(NewPerson.of("Berta Jansen")).id()).isNotEmpty();
    }

    @Test
    void waitsForAnswers() {
        person.sendInvite();
        running.identify(andre.id());
        List<String> personIds = List.of(andre.id());
        // guide
        Optional<Person> answer = person.awaitAnswer(Duration.ofMinutes(30)); // empty if there is none by then
        Set<String> open = group.awaitAnswers(personIds, Duration.ofHours(8),
                answered -> keep(answered.id(), answered.result())); // store it first: the API may return it only once
        // end
        assertThat(answer).isPresent();
        assertThat(open).isEmpty();
        assertThat(kept).hasSize(2);
    }

    @Test
    void tellsFailuresApart() {
        PersonHandle person = group.person(group.addPerson(NewPerson.of("Berta without an address")));
        // guide
        try {
            person.sendInvite();
        } catch (IdinInvitesException e) {
            switch (e.delivery()) {
                case NOT_SENT -> tryAgainLater(e);           // nobody was e-mailed
                case REJECTED -> mend(e);                    // nobody was e-mailed: remove the cause, then try again
                case UNKNOWN -> askAHuman(e);                // perhaps the invite was sent: find out before you try again
                case ACCEPTED -> askAHuman(e);               // the invite was sent, but the answer is unreadable
            }
            if (e instanceof DecodingException d) keep(person.id(), d.responseBytes());
            if (e instanceof ApiException a) log(a.statusCode(), a.requestId());
        }
        // end
        assertThat(kept).startsWith(Delivery.REJECTED, 422);
    }

    @Test
    void settlesDoubts(@TempDir Path folder) {
        BulkInvite bulk = BulkInvite.builder(group).journal(Journal.file(folder.resolve("journal"))).build();
        running.inject(Fault.LANDED_WITHOUT_ANSWER);
        String personId = "81f50a17-b556-48b2-a79b-6bc5315d9083";
        String reference = "1001";
        var rows = List.of(Invitee.of(reference, NewPerson.of("Andre van Dijk", "andre@example.com")));
        // guide
        BulkReport report = bulk.run(rows);
        try (Stream<Outcome> outcomes = report.outcomes()) {
            outcomes.forEach(outcome -> {
                if (outcome instanceof Outcome.InDoubt doubt) askAHuman(doubt); // was addPerson or sendInvite done?
            });
        }
        bulk.resolve(reference, Resolution.landed(personId));  // it was done; or landed(), didNotLand(), giveUp()
        // end
        assertThat(kept).containsExactly(new Outcome.InDoubt(reference, "addPerson", null));
        assertThat(bulk.run(List.of()).notTried()).isEqualTo(1);
    }

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
            var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com"));
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
            var member = members.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com"));
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

    @Test
    void callsWithoutWaiting() throws Exception {
        // guide
        CompletableFuture<Invite> sent = group.addPersonAsync(NewPerson.of("Berta Jansen", "berta@example.com"))
                .thenCompose(added -> group.person(added).sendInviteAsync());
        // end
        assertThat(sent.get(10, TimeUnit.SECONDS).email()).isTrue();
    }
    // spotless:on

    private void keep(String id, @Nullable Object data) {
        kept.add(id);
        kept.add(String.valueOf(data));
    }

    private void check(String id) {
        kept.add("check " + id);
    }

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

    private void tryAgainLater(IdinInvitesException e) {
        kept.add(e.delivery());
    }

    private void mend(IdinInvitesException e) {
        kept.add(e.delivery());
    }

    private void askAHuman(Object inDoubt) {
        kept.add(inDoubt);
    }

    private void log(int status, Optional<String> requestId) {
        kept.add(status);
        kept.add(requestId);
    }
}
