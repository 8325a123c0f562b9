package io.github.idininvites.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.SandboxMail;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StateTest {
    @Test
    void showsNothingPersonalAsText() {
        var clock = new ManualClock("2020-01-01T00:00:00.750Z");
        var state = new State(clock, "http://127.0.0.1:1", null, false, event -> {});
        String id = state.createGroup("G").get("id").textValue();
        var andre = (ObjectNode) SandboxTestClient.parse(SandboxTestClient.ANDRE_REQUESTING_NAME);
        String person = state.addPerson(id, NewPerson.read(andre)).get("id").textValue();
        String url = state.sendInvite(id, person, true).get("url").textValue();
        assertThat(state.overview(1).toString()).doesNotContain("Andre", "andre", "app/idin-invite");
        assertThat(Objects.requireNonNull(state.invite(url.substring(url.lastIndexOf('/') + 1))))
                .hasToString("InviteView[null]");
    }

    @Test
    void dropsTheOldestMailsBeyondTenThousand() {
        var state = new State(Clock.systemUTC(), "http://127.0.0.1:1", null, false, event -> {});
        String group = state.createGroup("G").get("id").textValue();
        var andre = NewPerson.read((ObjectNode) SandboxTestClient.parse(SandboxTestClient.ANDRE_REQUESTING_NAME));
        String person = state.addPerson(group, andre).get("id").textValue();
        state.sendInvite(group, person, true);
        String second = state.sendInvite(group, person, true).get("id").textValue();
        for (int i = 0; i < 9_999; i++) state.sendInvite(group, person, true);
        assertThat(state.mails())
                .hasSize(10_000)
                .first()
                .extracting(SandboxMail::inviteId)
                .isEqualTo(second);
        assertThat(state.overview(1).mails()).hasSize(50);
    }
}
