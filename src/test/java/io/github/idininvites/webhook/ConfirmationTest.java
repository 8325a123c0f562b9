package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.RetryPolicy;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Confirmation.Verdict;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API, whose person was updated at the start of 2020, is asked about events. */
final class ConfirmationTest {
    private static final MockResponse GONE = Wire.json(404, "{\"message\": \"Not Found\"}");

    @AutoClose
    private final Wire wire = new Wire();

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final AtomicInteger eventIds = new AtomicInteger();
    private final WebhookReceiver receiver = WebhookReceiver.builder(
                    wire.client(builder -> builder.retryPolicy(RetryPolicy.none())))
            .otherwise(received -> confirmations.add(received.confirm()))
            .clock(clock)
            .build();

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
    void bringsTheResultThatTheApiHandsOut() {
        wire.answers(WireJson.PERSON_ANSWERED);
        receive("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(confirmations)
                .containsExactly(new Confirmation(Verdict.CONFIRMED, Docs.ANDRE_ANSWERED))
                .allSatisfy(SeenByCallers::saw);
    }

    /** The API may hand a result out once; a handler that fails must find it again. */
    @Test
    void keepsAResultUntilAHandlerIsDoneWithIt() {
        var seen = new ArrayList<@Nullable Person>();
        var failing = WebhookReceiver.builder(wire.client())
                .otherwise(received -> {
                    seen.add(received.confirm().person());
                    if (seen.size() < 3) throw new IllegalStateException("the store is down");
                })
                .build();
        byte[] event = event("person.updated", "success", "2020-01-01T00:00:00Z");
        wire.answers(WireJson.PERSON_ANSWERED, person("success"));
        for (int i = 0; i < 3; i++) failing.receive(event);
        failing.receive(event("person.updated", "success", "2020-01-01T00:00:00Z"));
        assertThat(seen).startsWith(Docs.ANDRE_ANSWERED, Docs.ANDRE_ANSWERED, Docs.ANDRE_ANSWERED);
        assertThat(seen).hasSize(4).last().isNotNull().returns(true, Person::succeededWithoutData);
    }

    @Test
    void keepsAResultThatWasReadForADeletionThatIsNotTrue() {
        wire.answers(WireJson.PERSON_ANSWERED);
        receive("person.deleted", "success", null);
        receive("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(confirmations)
                .containsExactly(
                        new Confirmation(Verdict.CONTRADICTORY, Docs.ANDRE_ANSWERED),
                        new Confirmation(Verdict.CONFIRMED, Docs.ANDRE_ANSWERED));
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "success,   2020-01-01T00:00:00Z, CONFIRMED",
        "cancelled, 2019-01-01T00:00:00Z, STALE",
        "cancelled, 2020-01-01T00:00:00Z, CONTRADICTORY",
    })
    void makesRoomWhenAResultWasHandledUnderAnyVerdict(String status, String createdAt, Verdict verdict) {
        wire.answers(WireJson.PERSON_ANSWERED, person("success"));
        receive("person.updated", status, createdAt);
        receive("person.updated", "success", "2020-01-01T00:00:00Z");
        assertThat(confirmations).extracting(Confirmation::verdict).containsExactly(verdict, Verdict.CONFIRMED);
        assertThat(confirmations)
                .last()
                .satisfies(last ->
                        assertThat(last.answered().succeededWithoutData()).isTrue());
    }

    /** Another answer: it must be read, although the one before still waits for a handler. */
    @Test
    void readsTheNextResultOfAPersonWhoIdentifiedAgain() {
        var seen = new ArrayList<@Nullable Person>();
        var failing = WebhookReceiver.builder(wire.client())
                .otherwise(received -> {
                    seen.add(received.confirm().person());
                    throw new IllegalStateException("the store is down");
                })
                .build();
        String again = WireJson.PERSON_ANSWERED.replace("\"updated_at\": \"2020-01-01", "\"updated_at\": \"2020-02-01");
        wire.answers(WireJson.PERSON_ANSWERED, again);
        failing.receive(event("person.updated", "success", "2020-01-01T00:01:00Z"));
        failing.receive(event("person.updated", "success", "2020-01-01T00:01:00Z"));
        failing.receive(event("person.updated", "success", "2020-02-01T00:00:00Z"));
        failing.receive(event("person.updated", "success", "2020-02-01T00:00:00Z"));
        assertThat(seen)
                .extracting(person -> Objects.requireNonNull(
                                Objects.requireNonNull(person).updatedAt())
                        .getMonthValue())
                .containsExactly(1, 1, 2, 2);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
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

    @Test
    void readsAPersonSixTimesAndThenEveryTenSecondsHoweverManyEventsNameThem() {
        for (int i = 0; i < 9; i++) wire.answers(person(null));
        for (int i = 0; i < 6; i++)
            assertThat(receive("person.updated", "success", null).outcome()).isEqualTo(Outcome.HANDLED);
        for (int i = 0; i < 100; i++) {
            var reply = receive("person.updated", "success", null);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.failure())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "a person must be read at most 6 times at once and then every 10 s to confirm events, but"
                                    + " more came for person " + Docs.PERSON_ID);
        }
        assertThat(wire.server.getRequestCount()).isEqualTo(6);

        clock.advance(Duration.ofMillis(9_999));
        assertThat(receive("person.updated", "success", null).outcome()).isEqualTo(Outcome.FAILED);
        clock.advance(Duration.ofMillis(1));
        assertThat(receive("person.updated", "success", null).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(receive("person.updated", "success", null).outcome()).isEqualTo(Outcome.FAILED);
        clock.advance(Duration.ofSeconds(25));
        for (Outcome outcome : List.of(Outcome.HANDLED, Outcome.HANDLED, Outcome.FAILED))
            assertThat(receive("person.updated", "success", null).outcome()).isEqualTo(outcome);
        assertThat(wire.server.getRequestCount()).isEqualTo(9);
    }

    /** The flood itself makes the receiver read the answer; then there is no need to read it again for the true event. */
    @Test
    void keepsNoTrueEventOutBecauseForgedOnesUsedUpTheReads() {
        wire.answers(WireJson.PERSON_ANSWERED);
        for (int i = 1; i < 6; i++) wire.answers(person("success"));
        for (int i = 0; i < 6; i++) receive("person.updated", "cancelled", "2020-01-01T00:00:00Z");
        var reply = receive("person.updated", "success", "2020-01-01T00:01:00Z");
        assertThat(reply.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(reply.status()).isEqualTo(204);
        assertThat(receive("person.updated", "cancelled", "2020-01-01T00:00:00Z")
                        .outcome())
                .as("another answer than the one that was handled")
                .isEqualTo(Outcome.FAILED);
        assertThat(receive("person.updated", "success", "2020-01-01T00:01:01Z").outcome())
                .as("perhaps a later answer than the one that was handled")
                .isEqualTo(Outcome.FAILED);
        assertThat(receive("person.deleted", "success", "2020-01-01T00:00:00Z").outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(wire.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void usesUpNoReadsForAResultThatWaitsInMemory() {
        var tries = new AtomicInteger();
        var failing = WebhookReceiver.builder(wire.client())
                .otherwise(received -> {
                    assertThat(received.confirm().answered()).isEqualTo(Docs.ANDRE_ANSWERED);
                    if (tries.incrementAndGet() < 50) throw new IllegalStateException("the store is down");
                })
                .build();
        wire.answers(WireJson.PERSON_ANSWERED);
        byte[] event = event("person.updated", "success", "2020-01-01T00:00:00Z");
        for (int i = 1; i < 50; i++)
            assertThat(failing.receive(event).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failing.receive(event).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void limitsEachPersonAlone() {
        var limit = new ConfirmationLimit(clock);
        for (int i = 0; i < 10_000; i++) assertThat(limit.take("g/p" + i)).isTrue();
        for (int i = 1; i < ConfirmationLimit.READS_AT_ONCE; i++)
            assertThat(limit.take("g/p0")).isTrue();
        assertThat(limit.take("h/p0")).isTrue();
        assertThat(limit.take("g/p0")).isFalse();
        clock.advance(Duration.ofDays(-1));
        assertThat(limit.take("g/p0")).isFalse();
        clock.advance(Duration.ofDays(1000));
        for (int i = 0; i < ConfirmationLimit.READS_AT_ONCE; i++)
            assertThat(limit.take("g/p0")).isTrue();
        assertThat(limit.take("g/p0")).isFalse();
    }

    private WebhookReply receive(String type, @Nullable String status, @Nullable String createdAt) {
        return receiver.receive(event(type, status, createdAt));
    }

    private byte[] event(String type, @Nullable String status, @Nullable String createdAt) {
        return ("{\"id\":\"e" + eventIds.incrementAndGet() + "\",\"event\":\"" + type + "\",\"group\":\""
                        + Docs.GROUP_ID
                        + "\",\"person\":\"" + Docs.PERSON_ID + "\",\"status\":" + quoted(status) + ",\"created\":"
                        + quoted(createdAt) + "}")
                .getBytes(UTF_8);
    }

    private static String person(@Nullable String status) {
        return "{\"id\":\"" + Docs.PERSON_ID + "\",\"name\":\"Andre van Dijk\",\"status\":" + quoted(status)
                + ",\"result\":null,\"updated_at\":\"2020-01-01T00:00:00+00:00\"}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
