package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API hands a person's data out once. Whatever fails then, the data is stored or its loss is told. */
final class LostAnswersTest extends AnswerStoreSetup {
    /** A reads the data, and its store fails; B gets the next delivery. */
    @Test
    void losesNothingBetweenTwoInstances() {
        sandbox.identify(personId);
        store.failures = 1;
        assertThat(assertReply(a.receive(event("e1", "success")), Outcome.FAILED)
                        .failure())
                .isInstanceOf(IOException.class);
        assertNotStored(b.receive(event("e1", "success")));
        assertReply(a.receive(event("e1", "success")), Outcome.HANDLED);
        assertStoredOnce();
        assertReply(b.receive(event("e2", "success")), Outcome.HANDLED);
    }

    /** Nobody can bring the data back then; it must not look as if all was well. */
    @Test
    void tellsThatARestartLostTheData() {
        sandbox.identify(personId);
        store.failures = 1;
        a.receive(event("e1", "success"));
        var restarted = receiver(idin);
        for (int i = 0; i < 3; i++) assertNotStored(restarted.receive(event("e1", "success")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANDED_WITHOUT_ANSWER", "SERVER_ERROR"})
    void tellsThatTheDataWasLostOnTheWay(Fault fault) {
        sandbox.identify(personId);
        if (fault == Fault.LANDED_WITHOUT_ANSWER) sandbox.inject(fault);
        else {
            idin.group(groupId).person(personId).get(); // as the API behind a gateway that then fails
            sandbox.inject(fault, 502);
        }
        assertThat(assertReply(a.receive(event("e1", "success")), Outcome.FAILED)
                        .failure())
                .isInstanceOf(ResultLostException.class);
        assertNotStored(a.receive(event("e1", "success")));
        assertNotStored(b.receive(event("e1", "success")));
    }

    /** What waits in memory must not come back after the application has forgotten the person. */
    @Test
    void doesNotGetTheDataOfAPersonWhoWasDeletedMeanwhile() {
        try (var wire = new Wire().answers(andresData(), Wire.json(404, "{}"), Wire.json(404, "{}"))) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = 1;
            assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertReply(receiver.receive(deletion("e2")), Outcome.HANDLED);
            assertReply(receiver.receive(event("e1", "success")), Outcome.FAILED);
            assertThat(store.stored).isEmpty();
        }
    }

    private String andresData() {
        return WireJson.PERSON_ANSWERED.replace(Docs.PERSON_ID, personId);
    }

    /** A person may identify twice, and the second result may be the one that is lost. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void tellsThatASecondResultWasLost(int failures) {
        String second = andresData()
                .replaceFirst("(?s)\"result\": \\{.*?\\n  }", "\"result\": null")
                .replace("\"updated_at\": \"2020-01-01", "\"updated_at\": \"2020-06-01");
        try (var wire = new Wire().answers(andresData(), second, second)) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = failures;
            receiver.receive(event("e1", "person.updated", personId, "success", "2020-01-01T00:00:00Z"));
            byte[] again = event("e2", "person.updated", personId, "success", "2020-06-01T00:00:00Z");
            for (int i = 0; i < 2; i++) assertNotStored(receiver.receive(again));
            assertThat(store.stored).hasSize(1 - failures);
        }
    }

    /** Without time stamps nobody can tell which answer it is, so the API is asked. */
    @Test
    void isNotGivenAnOldAnswerForANewEvent() {
        String undated = andresData().replaceAll("\"updated_at\": \"[^\"]*\"", "\"updated_at\": null");
        try (var wire = new Wire().answers(undated, undated.replace("Dijklaan", "Nieuwstraat"))) {
            var receiver = receiver(client(wire.baseUrl()));
            store.failures = 1;
            receiver.receive(event("e1", "success"));
            assertReply(receiver.receive(event("e2", "success")), Outcome.HANDLED);
            assertThat(store.stored).singleElement().satisfies(person -> {
                var address = Objects.requireNonNull(
                        Objects.requireNonNull(person.result()).address());
                assertThat("Nieuwstraat".equals(address.street())).isTrue();
            });
        }
    }
}
