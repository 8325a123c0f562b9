package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.support.Docs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's snippets about calls and their failures, and the guides'. {@code GuidesTest} compares them. */
final class ReadmeSnippetsCallsTest extends ReadmeSnippetsSetup {
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
    void callsWithoutWaiting() throws Exception {
        // guide
        CompletableFuture<Invite> sent = group.addPersonAsync(NewPerson.of("Berta Jansen", "berta@example.com").requesting(NAME))
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
