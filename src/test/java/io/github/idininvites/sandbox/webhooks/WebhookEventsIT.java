package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.HttpReceiver;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events the sandbox posts, and in which order. */
class WebhookEventsIT extends WebhookTestSetup {
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
}
