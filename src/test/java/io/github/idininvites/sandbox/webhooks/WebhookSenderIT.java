package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.sandbox.api.Event;
import io.github.idininvites.support.HttpReceiver;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often an event is posted, and to which URL. */
class WebhookSenderIT extends WebhookTestSetup {
    @Test
    void repeatsTheSameEventUntilItGetsA2xx() throws Exception {
        try (var receiver = new HttpReceiver(500, 200, 302, 404);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            String first = receiver.next().body();
            assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
            for (int i = 0; i < 3; i++)
                assertThat(receiver.nextWhile(this::aSecondPasses).body()).isEqualTo(first);
            sandbox.awaitWebhooks(LONG);
            assertThat(receiver.soFar()).isEmpty();
        }
    }

    @Test
    void doesNotLetOthersWaitForAnEventThatFails() throws Exception {
        try (var receiver = new HttpReceiver(503);
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            var personIds = IntStream.range(0, 20)
                    .mapToObj(i -> client.addInvitedPerson(groupId))
                    .toList();
            personIds.forEach(sandbox::identify);
            for (String personId : personIds)
                assertThat(receiver.next().json().get("person").textValue()).isEqualTo(personId);
            assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
            assertThat(receiver.nextWhile(this::aSecondPasses)
                            .json()
                            .get("person")
                            .textValue())
                    .isEqualTo(personIds.get(0));
        }
    }

    @Test
    void repeatsEventThatHangsAndDoesNotLetOthersWait() throws Exception {
        try (var receiver = new HttpReceiver(0);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            String first = receiver.next().body();
            assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
            assertThat(receiver.nextWhile(this::aSecondPasses).body()).isEqualTo(first);
        }
    }

    @Test
    void waitsByTheClockOfTheSandbox() throws Exception {
        try (var receiver = new HttpReceiver(500);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            receiver.next();
            receiver.next();
            assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ofMillis(300)))
                    .hasMessageContaining("1 of 2 events got a 2xx");
            assertThat(receiver.soFar()).isEmpty();
        }
    }

    @Test
    void keepsWhatCameOfEachAttempt() throws Exception {
        try (var receiver = new HttpReceiver(500);
                var sender = new WebhookSender(clock, () -> null)) {
            sender.postTo(URI.create(receiver.url()));
            sender.send(event("1"));
            receiver.next();
            receiver.nextWhile(this::aSecondPasses);
            sender.await(LONG);
            assertThat(sender.newest()).singleElement().satisfies(queued -> {
                assertThat(queued.event().id()).isEqualTo("1");
                assertThat(queued.delivered()).isTrue();
                assertThat(queued.due()).isNull();
                assertThat(queued.attempts())
                        .extracting(PostAttempt::outcome)
                        .containsExactly("it answered 500", "it answered 204");
                assertThat(queued.attempts().get(0).at()).isEqualTo("2020-01-01T00:00:00.750Z");
            });
        }
    }

    @Test
    void tellsWhatHappensAfterTheUrlIsSet() {
        try (var receiver = new HttpReceiver();
                var sandbox = IdinSandbox.builder().clock(clock).start()) {
            identifyOne(sandbox);
            sandbox.postWebhooksTo(receiver.url());
            var client = new SandboxTestClient(sandbox, clock);
            sandbox.cancel(client.addInvitedPerson(client.createGroup()));
            assertThat(events(sandbox, receiver))
                    .containsExactly(tuple("person.updated", "cancelled"), tuple("group.updated", "declined"));
        }
    }

    @Test
    void tellsNewUrlWhatTheEarlierOneDidNotTake() throws Exception {
        try (var deaf = new HttpReceiver(500, 500);
                var receiver = new HttpReceiver();
                var sandbox = start(deaf)) {
            identifyOne(sandbox);
            String person = deaf.next().body();
            String group = deaf.next().body();
            sandbox.postWebhooksTo(receiver.url());
            assertThat(List.of(
                            receiver.nextWhile(this::aSecondPasses).body(),
                            receiver.nextWhile(this::aSecondPasses).body()))
                    .containsExactlyInAnyOrder(person, group);
        }
    }

    @Test
    void tellsAgainWhatWasDelivered() throws Exception {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            var person = receiver.next();
            receiver.next();
            sandbox.awaitWebhooks(LONG);
            sandbox.redeliverWebhook(person.json().get("id").textValue());
            sandbox.awaitWebhooks(LONG);
            assertThat(receiver.next().body()).isEqualTo(person.body());
            assertThat(receiver.soFar()).isEmpty();
        }
    }

    @Test
    void refusesToTellAgainWhatItDoesNotKnow() {
        try (var sandbox = IdinSandbox.start()) {
            assertThatThrownBy(() -> sandbox.redeliverWebhook("nothing"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("eventId must be the id of one of the newest 1000 events that were told,"
                            + " but is nothing");
        }
    }

    private Event event(String id) {
        return new Event(id, "group.updated", "g", null, "completed", clock.instant());
    }
}
