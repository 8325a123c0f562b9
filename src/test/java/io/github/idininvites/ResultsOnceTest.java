package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller sees where the data of a person is handed out once. */
final class ResultsOnceTest {
    private static final String WITHOUT_DATA =
            "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"n\", \"status\": \"success\", \"result\": null}";

    private final IdinSandbox sandbox = IdinSandbox.builder().resultsOnce().start();
    private final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(sandbox.keyId(), sandbox.keySecret())
            .baseUrl(sandbox.baseUrl())
            .clock(sandbox.clock())
            .sleeper(new RecordingSleeper())
            .build();
    private final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    private final PersonHandle person = group.person(group.addPerson(Docs.NEW_ANDRE));

    @AfterEach
    void close() {
        idin.close();
        sandbox.close();
    }

    @EachCallMode
    void succeedsWithoutDataAfterTheFirstAnswer(CallMode mode) {
        person.sendInvite();
        assertThat(get(mode).succeededWithoutData()).isFalse();
        sandbox.identify(person.id());
        Person first = get(mode);
        assertThat(first.succeededWithoutData()).isFalse();
        String transactionId = Objects.requireNonNull(first.result()).transactionId();
        for (int i = 0; i < 2; i++) {
            Person later = get(mode);
            assertThat(later.status()).contains(PersonStatus.SUCCESS);
            assertThat(later.succeededWithoutData()).isTrue();
            assertThat(later.updatedAt()).isEqualTo(first.updatedAt());
            assertThat(later.result()).isNotNull().satisfies(result -> {
                assertThat(result.transactionId()).isEqualTo(transactionId);
                assertThat(result.unknownFields()).containsOnlyKeys("notice", "notice_code");
            });
        }
    }

    @EachCallMode
    void tellsThatTheDataMayBeLostWithAnAnswer(CallMode mode) {
        person.sendInvite();
        sandbox.identify(person.id());
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        var e = mode.failedGet(ResultLostException.class, person);
        assertThat(e)
                .hasMessage("GET /idin-invites/v1/groups/" + person.groupId() + "/persons/" + person.id()
                        + " answered with a success without data after 2 attempts; the data may have been in the answer"
                        + " to an earlier attempt, which was lost")
                .hasCauseInstanceOf(ConnectionException.class);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e.attempts()).isEqualTo(2);
        assertThat(get(mode).succeededWithoutData())
                .as("this call lost nothing")
                .isTrue();
    }

    /** A gateway may have had the answer. */
    @ParameterizedTest
    @CsvSource({"500", "502", "503", "408"})
    void tellsThatTheDataMayBeLostInAGateway(int status) {
        for (CallMode mode : CallMode.values())
            try (var wire = new Wire().answers(status, WITHOUT_DATA)) {
                var read = wire.person(RecordingSleeper::into);
                var e = mode.failedGet(ResultLostException.class, read);
                assertThat(e).hasCauseInstanceOf(ApiException.class);
            }
    }

    @ParameterizedTest
    @CsvSource({"429", "200"})
    void tellsOfNoLossWhereNoAnswerCanHaveHadTheData(int status) {
        for (CallMode mode : CallMode.values())
            try (var wire = new Wire().answers(status == 200 ? WITHOUT_DATA : status, WITHOUT_DATA)) {
                assertThat(mode.get(wire.person(RecordingSleeper::into)).succeededWithoutData())
                        .isTrue();
            }
    }

    /** The data may have been in the answer that was lost, so a refusal after it is not the last word. */
    @ParameterizedTest
    @CsvSource({"401", "403", "404", "429"})
    void isNotRejectedAfterALostAnswer(int status) {
        for (CallMode mode : CallMode.values())
            for (Object lost : new Object[] {Wire.DROPPED, 504})
                try (var wire = new Wire().answers(lost, Wire.status(status, "Retry-After", "9999"))) {
                    var e = mode.failedGet(ConnectionException.class, wire.person(RecordingSleeper::into));
                    assertThat(e.attempts()).isEqualTo(2);
                    assertThat(e).hasCauseInstanceOf(IdinInvitesException.class);
                    assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
                    assertThat(e.getSuppressed())
                            .singleElement()
                            .isInstanceOfSatisfying(
                                    ApiException.class,
                                    refused -> assertThat(refused.statusCode()).isEqualTo(status));
                }
    }

    /** Which the client cannot see from outside. */
    @EachCallMode
    void tellsThatTheDataMayBeLostBehindAnInterceptorThatRetries(CallMode mode) {
        var http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        return chain.proceed(chain.request());
                    }
                })
                .build();
        try (var wire =
                new Wire().answers(Wire.DROPPED, WITHOUT_DATA, Wire.DROPPED, 404, Wire.DROPPED, 429, WITHOUT_DATA)) {
            var read = wire.person(b -> RecordingSleeper.into(b).httpClient(http));
            assertThat(mode.failedGet(ResultLostException.class, read)).hasNoCause();
            assertThat(mode.failedGet(ConnectionException.class, read).delivery())
                    .isEqualTo(Delivery.UNKNOWN);
            assertThat(mode.failedGet(ResultLostException.class, read).attempts())
                    .isEqualTo(2);
        }
    }

    @EachCallMode
    void readsDataThatComesAgainAfterALostAnswer(CallMode mode) {
        try (var wire = new Wire().answers(Wire.DROPPED, WireJson.PERSON_ANSWERED)) {
            assertThat(mode.get(wire.person(RecordingSleeper::into))).isEqualTo(Docs.ANDRE_ANSWERED);
        }
    }

    @EachCallMode
    void leavesOtherAnswersAsTheyAre(CallMode mode) {
        person.sendInvite();
        sandbox.cancel(person.id());
        Person first = get(mode);
        assertThat(get(mode)).isEqualTo(first);
    }

    private Person get(CallMode mode) {
        return mode.get(person);
    }
}
