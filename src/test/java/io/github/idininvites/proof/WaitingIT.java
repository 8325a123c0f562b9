package io.github.idininvites.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.ManualTime;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.PersonServer;
import io.github.idininvites.support.Proof;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand persons who are awaited at once cost few threads, few connections, and no look that is not planned. */
@Timeout(300)
final class WaitingIT {
    private static final int PERSONS = 10_000;
    private static final int MOST_LOOKS_AT_ONCE = 16;
    private static final int MOST_CONCURRENT_CALLS = 64; // the default

    @AutoClose
    private final PersonServer server = new PersonServer();

    private final ManualTime time = new ManualTime();

    @AutoClose
    private final IdinInvitesClient client = time.into(IdinInvitesClient.builder())
            .credentials(Docs.CREDENTIALS)
            .baseUrl(server.baseUrl())
            .build();

    @Test
    void looksAtEachAsPlannedAndOnceMoreForAnEvent() throws Exception {
        var ids = IntStream.range(0, PERSONS).mapToObj(i -> "p" + i).toList();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        int earlier = threads();
        var wait = client.group("g").awaitAnswersAsync(ids, Duration.ofHours(1), person -> answered.add(person.id()));
        int threads = awaitPlans(Duration.ofSeconds(2));
        assertThat(server.reads()).isEqualTo(PERSONS);
        time.advance(Duration.ofSeconds(2));
        threads = Math.max(threads, awaitPlans(Duration.ofSeconds(3)));
        assertThat(server.reads()).isEqualTo(2 * PERSONS);

        server.allAnswer();
        var receiver = WebhookReceiver.builder(client).ignoreOthers().build();
        for (String id : ids) assertThat(receiver.receive(event(id)).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(wait.get(2, MINUTES)).isEmpty();
        assertThat(answered).hasSize(PERSONS);
        assertThat(server.reads()).isEqualTo(3 * PERSONS);
        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(MOST_LOOKS_AT_ONCE);
        assertThat(threads - earlier).isLessThanOrEqualTo(MOST_CONCURRENT_CALLS + 4);
        Proof.WAITING.figure(
                "%,d persons, %,d reads, %d at once at most, %d threads of the client at most",
                PERSONS, server.reads(), server.mostAtOnce(), threads);
    }

    /** Waits until each has a next look, and returns how many threads the client had then, at most. */
    private int awaitPlans(Duration after) throws InterruptedException {
        int most = 0;
        for (int i = 0; i < PERSONS; i++) {
            time.awaitPlan(after);
            if (i % 100 == 0) most = Math.max(most, threads());
        }
        return most;
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("idin-invites-"))
                .count();
    }

    private static byte[] event(String personId) {
        return """
                {"id": "e-%s", "event": "person.updated", "group": "g", "person": "%s", "status": "success"}""".formatted(personId, personId).getBytes(UTF_8);
    }
}
