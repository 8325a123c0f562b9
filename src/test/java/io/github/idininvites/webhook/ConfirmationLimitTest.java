package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.WireJson;
import io.github.idininvites.webhook.WebhookReply.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a receiver reads a person, however many events name them. */
final class ConfirmationLimitTest extends ConfirmationSetup {
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
}
