package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.PersonServer;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever says that a person has answered makes a wait look at once, and cannot make it look all the time. */
@Timeout(60)
final class HintsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final PersonServer server = new PersonServer();
    private final ManualTime time = new ManualTime();
    private final IdinInvitesClient client = time.into(IdinInvitesClient.builder())
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();
    private final PersonHandle person = client.group("g").person("p");

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void looksAtOnce() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        server.answers("p");
        client.group("g").person("p").lookNow();
        assertThat(wait).succeedsWithin(SOON);
        assertThat(server.reads()).isEqualTo(2);
    }

    @Test
    void doesNothingIfNobodyWaits() {
        person.lookNow();
        time.advance(HOUR);
        assertThat(server.reads()).isZero();
    }

    @Test
    void looksAtMostEveryTwoSeconds() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(3));
        assertThat(server.awaitReads(2)).isTrue();
        for (int i = 0; i < 100; i++) person.lookNow();
        assertThat(server.awaitReads(1)).isTrue();
        awaitEnd();
        for (int i = 0; i < 100; i++) person.lookNow();
        time.advance(Duration.ofSeconds(2).minusNanos(1));
        assertThat(server.reads()).isEqualTo(3);
        time.advance(Duration.ofNanos(1));
        assertThat(server.awaitReads(1)).isTrue();
        awaitEnd();
        time.advance(Duration.ofSeconds(1)); // the look that was planned is made all the same
        assertThat(server.awaitReads(1)).isTrue();
        time.awaitPlan(Duration.ofMillis(4500));
        assertThat(server.reads()).isEqualTo(5);
        wait.cancel(true);
    }

    /** That one may have been too early. */
    @Test
    void looksAgainAfterALookThatWasInProgress() throws Exception {
        server.hold();
        var wait = person.awaitAnswerAsync(HOUR);
        assertThat(server.awaitReads(1)).isTrue();
        person.lookNow();
        server.release();
        assertThat(server.awaitReads(1)).isTrue();
        awaitEnd();
        assertThat(server.reads()).isEqualTo(2);
        wait.cancel(true);
    }

    @Test
    void comeFromAReceiverOfTheSameClient() throws Exception {
        var stored = new CopyOnWriteArrayList<Person>();
        var receiver = WebhookReceiver.builder(client)
                .answers(new AnswerStore() {
                    @Override
                    public void store(String groupId, Person answered) {
                        stored.add(answered);
                    }

                    @Override
                    public boolean isStored(String groupId, Person answered) {
                        return stored.contains(answered);
                    }

                    @Override
                    public void storeUnreadable(String groupId, String personId, byte[] body) {}
                })
                .ignoreOthers()
                .build();
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        server.answers("p");
        var reply = receiver.receive(event("1", "p"));
        assertThat(reply.failure()).isNull();
        assertThat(reply.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(wait)
                .succeedsWithin(SOON)
                .satisfies(answer -> assertThat(stored).containsExactly(answer.orElseThrow()));
        assertThat(server.reads()).isEqualTo(2);
    }

    @Test
    void comeFromAReceiverThatIgnoresTheEvent() throws Exception {
        var receiver = WebhookReceiver.builder(client).ignoreOthers().build();
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        server.answers("p");
        assertThat(receiver.receive(event("1", "p")).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(wait).succeedsWithin(SOON);
    }

    private static byte[] event(String id, String personId) {
        return """
                {"id": "%s", "event": "person.updated", "group": "g", "person": "%s", "status": "success"}""".formatted(id, personId).getBytes(UTF_8);
    }

    /** Waits until no call is in progress. */
    private static void awaitEnd() {
        while (CallWatch.inProgress().findAny().isPresent()) Thread.onSpinWait();
    }
}
