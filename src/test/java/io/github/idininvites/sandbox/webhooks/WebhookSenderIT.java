package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.sandbox.api.Event;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");

    @Test
    void tellsPersonAndThenGroupInTheFormOfTheText() throws Exception {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            String personId = client.addInvitedPerson(groupId);
            sandbox.identify(personId);

            var person = receiver.next();
            assertThat(person.method()).isEqualTo("POST");
            assertThat(person.contentType()).isEqualTo("application/json; charset=utf-8");
            assertThat(person.body())
                    .isEqualTo("{\"id\":\"" + person.json().get("id").textValue()
                            + "\",\"event\":\"person.updated\",\"group\":\"" + groupId + "\",\"person\":\"" + personId
                            + "\",\"status\":\"success\",\"created\":\"2020-01-01T00:00:00+00:00\"}");
            var group = receiver.next();
            assertThat(group.body())
                    .isEqualTo("{\"id\":\"" + group.json().get("id").textValue()
                            + "\",\"event\":\"group.updated\",\"group\":\"" + groupId
                            + "\",\"status\":\"completed\",\"created\":\"2020-01-01T00:00:00+00:00\"}");
            assertThat(group.json().get("id")).isNotEqualTo(person.json().get("id"));
        }
    }

    @Test
    void tellsNothingBeforeAStatusChanges() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            client.addInvitedPerson(client.createGroup());
            sandbox.awaitWebhooks(LONG);
            assertThat(receiver.soFar()).isEmpty();
        }
    }

    @Test
    void keepsGroupPendingUntilEveryPersonAnswered() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            String first = client.addInvitedPerson(groupId);
            client.addInvitedPerson(groupId);
            sandbox.identify(first);
            assertThat(events(sandbox, receiver)).containsExactly(tuple("person.updated", "success"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "failure", "expired"})
    void declinesGroupWhenOnePersonDidNotIdentify(String status) {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            String first = client.addInvitedPerson(groupId);
            String second = client.addInvitedPerson(groupId);
            switch (status) {
                case "cancelled" -> sandbox.cancel(first);
                case "failure" -> sandbox.fail(first);
                default -> sandbox.expire(first);
            }
            sandbox.identify(second);
            assertThat(events(sandbox, receiver))
                    .containsExactly(
                            tuple("person.updated", status),
                            tuple("person.updated", "success"),
                            tuple("group.updated", "declined"));
        }
    }

    @Test
    void makesCompletedGroupPendingAgainWhenAPersonIsAdded() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            sandbox.identify(client.addInvitedPerson(groupId));
            client.addPerson(groupId);
            assertThat(events(sandbox, receiver))
                    .containsExactly(
                            tuple("person.updated", "success"),
                            tuple("group.updated", "completed"),
                            tuple("group.updated", "pending"));
        }
    }

    @Test
    void tellsWhatTheClockEndedInOrder() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            client.addInvitedPerson(client.createGroup());
            clock.advance(Duration.ofDays(31));
            assertThat(events(sandbox, receiver))
                    .containsExactly(tuple("group.updated", "expired"), tuple("person.updated", "expired"));
        }
    }

    @Test
    void leavesGroupExpiredWhenAnInviteThatOutlivesItIsAnswered() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            String groupId = client.createGroup();
            clock.advance(Duration.ofDays(10));
            String personId = client.addInvitedPerson(groupId);
            clock.advance(Duration.ofDays(25));
            sandbox.identify(personId);
            assertThat(events(sandbox, receiver))
                    .containsExactly(tuple("group.updated", "expired"), tuple("person.updated", "success"));
        }
    }

    @Test
    void leavesCompletedGroupAsIsWhenItsTimePasses() {
        try (var receiver = new HttpReceiver();
                var sandbox = start(receiver)) {
            var client = new SandboxTestClient(sandbox, clock);
            sandbox.identify(client.addInvitedPerson(client.createGroup()));
            clock.advance(Duration.ofDays(31));
            assertThat(events(sandbox, receiver))
                    .containsExactly(tuple("person.updated", "success"), tuple("group.updated", "completed"));
        }
    }

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

    @Test
    void saysHowManyEventsAreUndeliveredAndWhy() throws Exception {
        try (var receiver = new HttpReceiver(200, 500, 500, 500, 500, 500);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            for (int i = 0; i < 2; i++) receiver.next();
            receiver.nextWhile(this::aSecondPasses);
            assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("all events must be delivered within PT0.001S,"
                            + " but 1 of 2 events got a 2xx from the webhook URL; last failure: it answered 500");
        }
    }

    @Test
    void saysThatTheReceiverCannotBeReached() {
        var receiver = new HttpReceiver();
        receiver.close();
        try (var sandbox = start(receiver)) {
            identifyOne(sandbox);
            assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ofSeconds(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0 of 2 events got a 2xx from the webhook URL; last failure: java.net.");
        }
    }

    @Test
    void refusesToAwaitWebhooksWithoutUrl() {
        try (var sandbox = IdinSandbox.start()) {
            assertThatThrownBy(() -> sandbox.awaitWebhooks(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the sandbox must have a webhook URL to await its events, but has none;"
                            + " start it with IdinSandbox.builder().webhookUrl(...)");
        }
    }

    @Test
    void endsHungDeliveryAndItsAwaiterWhenClosed() throws Exception {
        try (var receiver = new HttpReceiver(0)) {
            var sandbox = start(receiver);
            identifyOne(sandbox);
            receiver.next();
            var sender = threadNamed("idin-sandbox-webhooks");
            var awaiting = CompletableFuture.runAsync(() -> sandbox.awaitWebhooks(LONG));
            sandbox.close();
            assertThatThrownBy(() -> awaiting.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            sender.join(20_000);
            assertThat(sender.isAlive()).isFalse();
        }
    }

    @Test
    void keepsTheInterruptOfAnAwaiter() throws Exception {
        try (var receiver = new HttpReceiver(0);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            receiver.next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sandbox.awaitWebhooks(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(" of 2 events got a 2xx")
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private IdinSandbox start(HttpReceiver receiver) {
        return IdinSandbox.builder().webhookUrl(receiver.url()).clock(clock).start();
    }

    private void identifyOne(IdinSandbox sandbox) {
        var client = new SandboxTestClient(sandbox, clock);
        sandbox.identify(client.addInvitedPerson(client.createGroup()));
    }

    private void aSecondPasses() {
        clock.advance(Duration.ofSeconds(1));
    }

    private Event event(String id) {
        return new Event(id, "group.updated", "g", null, "completed", clock.instant());
    }

    private static List<Tuple> events(IdinSandbox sandbox, HttpReceiver receiver) {
        sandbox.awaitWebhooks(LONG);
        return receiver.soFar().stream()
                .map(event -> tuple(text(event, "event"), text(event, "status")))
                .toList();
    }

    private static String text(JsonNode json, String name) {
        return json.get(name).textValue();
    }

    private static Thread threadNamed(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
