package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a receiver brings to its {@link AnswerStore}, and when. */
final class AnswerStoreTest extends AnswerStoreSetup {
    @Test
    void getsTheAnswerOfAPersonOnce() {
        sandbox.identify(personId);
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertReply(b.receive(event("e1", "success")), Outcome.REPEATED);
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsAnAnswerWithoutData() {
        sandbox.cancel(personId);
        assertReply(a.receive(event("e1", "cancelled")), Outcome.HANDLED);
        assertThat(store.stored).extracting(Person::statusText).containsExactly("cancelled");
    }

    @Test
    void isNotAskedBeforeThePersonHasAnswered() {
        assertReply(a.receive(event("e1", "success")), Outcome.FAILED);
        assertThat(store.stored).isEmpty();
        sandbox.identify(personId);
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsTheDataThatADeletionThatIsNotTrueMadeTheReceiverRead() {
        sandbox.identify(personId);
        assertReply(a.receive(deletion("e1")), Outcome.FAILED);
        assertStoredOnce();
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsTheDataOfSuchADeletionLaterIfItWasDown() {
        sandbox.identify(personId);
        store.failures = 1;
        assertThat(assertReply(a.receive(deletion("e1")), Outcome.FAILED).failure())
                .isInstanceOf(IOException.class);
        assertNotStored(b.receive(event("e2", "success")));
        assertReply(a.receive(event("e2", "success")), Outcome.HANDLED);
        assertStoredOnce();
    }

    @Test
    void getsAnAnswerThatCannotBeRead() {
        String answer = WireJson.PERSON_ANSWERED.replace("\"result\": {", "\"result\": 1, \"was\": {");
        try (var wire = new Wire().answers(answer, answer)) {
            var receiver = receiver(client(wire.baseUrl()));
            var reply = assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertThat(reply.failure()).isInstanceOf(DecodingException.class);
            assertThat(store.unreadable).containsExactly(groupId + " " + personId + " " + answer);
            store.failures = 1;
            var failure = receiver.receive(event("e1", "success")).failure();
            assertThat(failure).isInstanceOfSatisfying(DecodingException.class, e -> {
                assertThat(e.responseBody().equals(answer)).isTrue();
                assertThat(e.getSuppressed()).singleElement().isInstanceOf(IOException.class);
            });
        }
    }

    @Test
    void doesNotGetThePageOfAFirewall() {
        try (var wire = new Wire().answers(Wire.status(200, "Content-Type", "text/html"))) {
            assertReply(receiver(client(wire.baseUrl())).receive(event("e1", "success")), Outcome.FAILED);
            assertThat(store.unreadable).isEmpty();
        }
    }

    @Test
    void isNotGivenToASecondHandler() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookReceiver.builder(idin)
                        .on(PersonUpdated.class, received -> {})
                        .answers(store))
                .withMessage("an event type must have one handler, but PersonUpdated has one already");
    }
}
