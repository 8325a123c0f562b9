package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.support.Wire;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events a receiver gives up after a day and five tries. */
final class GivenUpEventsTest extends AnswerStoreSetup {
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

    private byte[] old(String type, String person) {
        return event("old-" + type + person, type, person, "success", "2029-12-30T00:00:00Z");
    }
}
