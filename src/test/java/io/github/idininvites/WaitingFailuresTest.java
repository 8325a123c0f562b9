package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed look does to a wait for one person. */
@Timeout(60)
final class WaitingFailuresTest extends WaitingSetup {
    private static final String WITHOUT_DATA =
            "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"n\", \"status\": \"success\", \"result\": null}";

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "410", "422"})
    void endsAtARefusal(int status) {
        for (CallMode mode : CallMode.values()) {
            wire.answers(status);
            assertThat(failure(ApiException.class, mode, HOUR).statusCode()).isEqualTo(status);
        }
    }

    @EachCallMode
    void endsAtAnAnswerThatCannotBeRead(CallMode mode) throws Exception {
        wire.answers("[]");
        assertThat(failure(DecodingException.class, mode, HOUR).responseBody()).isEqualTo("[]");
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).as("it was thrown, so it is not kept").isEqualTo(Docs.ANDRE_ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({"408", "429", "500", "503", ","})
    void survivesFailuresThatMayPass(@Nullable Integer status) throws Exception {
        for (CallMode mode : CallMode.values()) {
            wire.answers(status == null ? Wire.DROPPED : status);
            var wait = start(mode, HOUR);
            time.awaitPlan(Duration.ofSeconds(2));
            wire.answers(WireJson.PERSON_ANSWERED);
            time.advance(Duration.ofSeconds(2));
            assertThat(wait.value()).contains(Docs.ANDRE_ANSWERED);
        }
    }

    @EachCallMode
    void throwsTheLastFailureIfNoLookSucceeded(CallMode mode) throws Exception {
        wire.answers(500);
        var wait = start(mode, Duration.ofSeconds(4));
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(503);
        time.advance(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(3));
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.failure())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @EachCallMode
    void isEmptyIfOneLookSucceeded(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = start(mode, Duration.ofSeconds(4));
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(503);
        time.advance(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(3));
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.value()).isEmpty();
    }

    @EachCallMode
    void tellsThatTheDataMayBeLostWithAnEarlierLook(CallMode mode) throws Exception {
        wire.answers(504);
        var wait = start(mode, HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(WITHOUT_DATA);
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.failure()).isInstanceOfSatisfying(ResultLostException.class, e -> {
            assertThat(e.attempts()).isEqualTo(2);
            assertThat(e).hasCauseInstanceOf(ApiException.class);
        });
    }

    @EachCallMode
    void returnsASuccessWithoutDataIfNoAnswerWasLost(CallMode mode) throws Exception {
        wire.answers(429);
        var wait = start(mode, HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(WITHOUT_DATA);
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.value()).get().returns(true, Person::succeededWithoutData);
    }
}
