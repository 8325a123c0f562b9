package io.github.idininvites.sandbox.api;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_NAME;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static io.github.idininvites.sandbox.SandboxTestClient.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsInviteOpenForThirtyDays() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
    }

    @Test
    void expiresPersonWhoDidNotAnswerInThirtyDays() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        clock.advance(Duration.ofDays(30));
        var person = client.person(groupId, personId);
        assertThat(person.get("status").textValue()).isEqualTo("expired");
        assertThat(person.get("result").isNull()).isTrue();
        assertThat(person.get("updated_at").textValue()).isEqualTo("2020-01-31T00:00:00+00:00");
    }

    @Test
    void startsTheThirtyDaysAnewWithAnotherInvite() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        clock.advance(Duration.ofDays(20));
        client.invite(groupId, personId);
        clock.advance(Duration.ofDays(29));
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
        clock.advance(Duration.ofDays(1));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("expired");
    }

    @Test
    void leavesPersonWhoAnsweredAsIs() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        sandbox.identify(personId);
        clock.advance(Duration.ofDays(300));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("success");
    }

    @Test
    void leavesPersonWhoWasNotInvitedOpen() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        clock.advance(Duration.ofDays(300));
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
    }

    @Test
    void refusesToActAsAPersonWhoseInviteExpired() {
        String personId = client.addInvitedPerson(client.createGroup());
        clock.advance(Duration.ofDays(30));
        assertThatThrownBy(() -> sandbox.identify(personId))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not have answered yet, but has status expired");
    }

    @Test
    void refusesPersonInExpiredGroup() {
        String groupId = client.createGroup();
        clock.advance(Duration.ofDays(30));
        var response = client.post(persons(groupId), ANDRE_REQUESTING_NAME);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("message").textValue())
                .isEqualTo("the group must not have expired, but did at 2020-01-31T00:00:00+00:00");
    }

    @Test
    void refusesInviteInExpiredGroup() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        clock.advance(Duration.ofDays(30));
        assertThat(client.post(invites(groupId, personId), "{\"email\": true}").statusCode())
                .isEqualTo(422);
    }
}
