package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.Confirmation.Verdict;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that a receiver has read and no handler is done with. */
final class KeptResultsTest extends ConfirmationSetup {
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
}
