package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code confirm()} finds out about an event by asking the API. */
final class ConfirmationTest extends ConfirmationSetup {
    private static final MockResponse GONE = Wire.json(404, "{\"message\": \"Not Found\"}");

    @ParameterizedTest(name = "{0} made at {1}, while the API says {2}: {3}")
    @CsvSource({
        "success,   2020-01-01T00:00:00Z, success,   CONFIRMED",
        "success,   2019-12-31T23:59:59Z, success,   CONFIRMED",
        "success,   2030-01-01T00:00:00Z, success,   CONFIRMED",
        ",          2020-01-01T00:00:00Z, success,   CONFIRMED",
        ",          2020-01-01T00:00:00Z,          , UNFOUNDED",
        "cancelled, 2020-01-01T00:00:00Z, cancelled, CONFIRMED",
        "mislaid,   2020-01-01T00:00:00Z, mislaid,   CONFIRMED",
        "cancelled, 2019-12-31T23:59:59Z, success,   STALE",
        "open,      2019-12-31T23:59:59Z, success,   STALE",
        "cancelled, 2020-01-01T00:00:00Z, success,   CONTRADICTORY",
        "cancelled, 2020-01-01T01:00:00Z, success,   CONTRADICTORY",
        "cancelled, 2020-01-01T00:59:59+01:00, success, STALE",
        "cancelled,                     , success,   CONTRADICTORY",
        "success,   2019-12-31T23:59:59Z,          , UNFOUNDED",
        "success,   2020-01-01T00:00:01Z,          , UNFOUNDED",
        "open,      2020-01-01T00:00:00Z,          , CONTRADICTORY",
        "success,   2020-01-01T00:00:00Z, open,      UNFOUNDED",
        "success,   2020-01-01T00:00:00Z, Pending,   UNFOUNDED",
        "success,   2020-01-01T00:00:00Z, '',        UNFOUNDED",
        ",          2020-01-01T00:00:00Z, open,      UNFOUNDED",
        "open,      2020-01-01T00:00:00Z, open,      CONFIRMED",
    })
    void holdsAnEventAgainstTheApi(
            @Nullable String claimed, @Nullable String createdAt, @Nullable String actual, Verdict verdict) {
        wire.answers(person(actual));
        assertThat(receive("person.updated", claimed, createdAt).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(confirmations).singleElement().satisfies(confirmation -> {
            assertThat(confirmation.verdict()).isEqualTo(verdict);
            assertThat(confirmation.person()).isNotNull().extracting(Person::id).isEqualTo(Docs.PERSON_ID);
        });
        assertThat(wire.request().getTarget())
                .isEqualTo("/idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons/" + Docs.PERSON_ID);
    }

    @Test
    void takesAnAnswerWithoutATimeStampAsNoExcuse() {
        wire.answers("{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"n\", \"status\": \"success\"}");
        receive("person.updated", "cancelled", "2019-01-01T00:00:00Z");
        assertThat(confirmations).extracting(Confirmation::verdict).containsExactly(Verdict.CONTRADICTORY);
    }

    @Test
    void callsAnEventOfAPersonThatIsNotThereUnfounded() {
        wire.answers(GONE);
        receive("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(confirmations).containsExactly(new Confirmation(Verdict.UNFOUNDED, null));
        assertThatIllegalStateException()
                .isThrownBy(confirmations.get(0)::answered)
                .withMessage("the API must have the person's answer, but has none; the event's verdict is UNFOUNDED");
    }

    /** Which proves no deletion: perhaps the person was never in that group. */
    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void saysThatADeletedPersonIsAbsent(int status) {
        for (String body : List.of("{}", " {\"message\": \"Not Found\", \"errors\": [{}]} ")) {
            wire.answers(Wire.json(status, body));
            receive("person.deleted", "success", "2020-01-01T00:00:00Z");
        }
        assertThat(confirmations)
                .containsExactly(new Confirmation(Verdict.ABSENT, null), new Confirmation(Verdict.ABSENT, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default backend - 404",
                "<html><h1>Not Found</h1></html>",
                "{",
                "{} {}",
                "[]",
                "null",
                "\"{}\""
            })
    void doesNotTakeAGatewaysNotFoundForTheApis(String body) {
        for (String type : List.of("person.deleted", "person.updated")) {
            wire.answers(Wire.json(404, body));
            var reply = receive(type, "success", "2020-01-01T00:00:00Z");
            assertThat(reply.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(reply.failure()).isInstanceOf(NotFoundException.class);
        }
        assertThat(confirmations).isEmpty();
    }

    @Test
    void doesNotBelieveInTheDeletionOfAPersonThatIsThere() {
        wire.answers(WireJson.PERSON_ANSWERED);
        receive("person.deleted", "success", "2020-01-01T00:00:00Z");
        assertThat(confirmations).containsExactly(new Confirmation(Verdict.CONTRADICTORY, Docs.ANDRE_ANSWERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.updated", "group.deleted", "person.renamed"})
    void asksNothingWhereTheApiHasNoAnswer(String type) {
        receive(type, "completed", "2020-01-01T00:00:00Z");
        assertThat(confirmations).containsExactly(new Confirmation(Verdict.UNCONFIRMABLE, null));
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void asksOnceForAnEvent() {
        wire.answers(WireJson.PERSON_ANSWERED);
        var twice = WebhookReceiver.builder(wire.client())
                .otherwise(received -> {
                    assertThat(received).asString().startsWith("ReceivedPersonUpdated[id=e");
                    assertThat(received.confirm()).isSameAs(received.confirm());
                })
                .build();
        assertThat(twice.receive(event("person.updated", "success", "2020-01-01T00:00:00Z"))
                        .failure())
                .isNull();
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void asksForAnotherDeliveryWhenTheApiCannotBeAsked() {
        wire.server.close();
        var reply = receive("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(reply.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(reply.failure()).isInstanceOf(ConnectionException.class);
    }

    /** In whatever order events come: what the API says is what counts, so what was stored last is the truth. */
    @Test
    void neverTakesATerminalStatusBack() {
        var stored = new ArrayList<@Nullable PersonStatus>();
        var storing = WebhookReceiver.builder(wire.client())
                .otherwise(received -> {
                    stored.add(received.confirm().answered().status().orElse(null));
                })
                .build();
        wire.answers(person(null), person("success"), person("success"), person("success"));
        byte[] early = event("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(storing.receive(early))
                .satisfies(
                        reply -> assertThat(reply.failure())
                                .hasMessage(
                                        "the API must have the person's answer, but has none; the event's verdict is UNFOUNDED"));
        assertThat(storing.receive(early).status()).isEqualTo(204);
        storing.receive(event("person.updated", "cancelled", "2019-12-31T00:00:00Z")); // late
        storing.receive(event("person.updated", "expired", "2020-01-02T00:00:00Z")); // made up
        assertThat(stored).hasSize(3).containsOnly(PersonStatus.SUCCESS);
    }
}
