package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.CallListener.Operation;
import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.RecordedCalls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener is told of a call, when, and on which thread. {@link CallListenerEndsTest} has all the ways to end. */
@Timeout(60)
final class CallListenerTest {
    private static final String GROUPS = "/idin-invites/v1/groups";
    private static final String PERSONS = GROUPS + "/{group}/persons";
    private static final String PERSON = PERSONS + "/{person}";

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordedCalls told = new RecordedCalls();
    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final IdinInvitesClient client = wire.client(b -> b.listener(told).sleeper(sleeper));
    private final GroupHandle group = client.group(Docs.GROUP_ID);
    private final PersonHandle person = group.person(Docs.PERSON_ID);

    @EachCallMode
    void namesEachCallAndItsTemplateAndIds(CallMode mode) throws Exception {
        wire.answers(WireJson.GROUP, WireJson.PERSON_ADDED, WireJson.INVITE, WireJson.INVITE, WireJson.PERSON_ANSWERED);
        mode.createGroup(client);
        assertOperations(
                new Operation("createGroup", "POST", GROUPS, null, null),
                new Operation("createGroup", "POST", GROUPS, Docs.GROUP_ID, null));
        mode.addPerson(group, Docs.NEW_ANDRE);
        assertOperations(
                new Operation("addPerson", "POST", PERSONS, Docs.GROUP_ID, null),
                new Operation("addPerson", "POST", PERSONS, Docs.GROUP_ID, Docs.PERSON_ID));
        mode.sendInvite(person);
        var invite = new Operation("sendInvite", "POST", PERSON + "/invites", Docs.GROUP_ID, Docs.PERSON_ID);
        assertOperations(invite, invite);
        mode.createInviteLink(person);
        var link = new Operation("createInviteLink", "POST", PERSON + "/invites", Docs.GROUP_ID, Docs.PERSON_ID);
        assertOperations(link, link);
        mode.get(person);
        var get = new Operation("getPerson", "GET", PERSON, Docs.GROUP_ID, Docs.PERSON_ID);
        assertOperations(get, get);
    }

    private void assertOperations(Operation before, Operation after) throws InterruptedException {
        assertThat(told.awaitEnded().operation()).isEqualTo(after);
        assertThat(told.events())
                .extracting(RecordedCalls.Event::operation)
                .containsExactly(before, before, after, after);
        told.events().clear();
    }

    @EachCallMode
    void tellsTheStartOnTheCallersThreadAndAnAttemptOnOneThread(CallMode mode) throws Exception {
        wire.answers(WireJson.INVITE);
        mode.sendInvite(person);
        told.awaitEnded();
        assertThat(told.names()).containsExactly("started", "attemptStarted", "attemptEnded", "ended");
        var threads = told.events().stream()
                .map(RecordedCalls.Event::thread)
                .distinct()
                .toList();
        assertThat(threads).hasSize(mode == CallMode.SYNC ? 1 : 2).first().isEqualTo(Thread.currentThread());
    }

    /** So that a caller who asks the listener about his call gets an answer. */
    @EachCallMode
    void tellsTheEndBeforeTheCallerHasTheOutcome(CallMode mode) {
        wire.answers(WireJson.INVITE, 422);
        mode.sendInvite(person);
        assertThat(told.names()).endsWith("ended");
        mode.failedInvite(ApiException.class, person);
        assertThat(told.names()).hasSize(8).endsWith("ended");
    }

    @EachCallMode
    void tellsEachAttemptAndTheirSum(CallMode mode) throws Exception {
        wire.answers(Wire.status(503, "X-Request-Id", "r-1"), WireJson.PERSON_ANSWERED);
        mode.get(person);
        var call = told.awaitEnded();
        assertThat(told.names())
                .containsExactly(
                        "started", "attemptStarted", "attemptEnded", "attemptStarted", "attemptEnded", "ended");
        var first = told.attempts().get(0);
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.requestId()).isEqualTo("r-1");
        assertThat(first.failure()).isInstanceOf(ApiException.class);
        assertThat(first.delivery()).contains(Delivery.UNKNOWN);
        var second = told.attempts().get(1);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.failure()).isNull();
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.requestId()).isNull();
        assertThat(call.failure()).isNull();
        assertThat(call.delivery()).isEmpty();
        assertThat(call.readable()).isTrue();
        assertThat(call.duration())
                .isGreaterThanOrEqualTo(first.duration().plus(second.duration()).plus(call.waited()));
        assertThat(call.waited()).isGreaterThanOrEqualTo(first.waited().plus(second.waited()));
    }

    @EachCallMode
    void tellsTheFailureThatTheCallerGets(CallMode mode) throws Exception {
        wire.answers(429, 429, Wire.status(429, "X-Request-Id", "r-3"));
        var e = mode.failedInvite(ApiException.class, person);
        var call = told.awaitEnded();
        assertThat(call.failure()).isSameAs(e);
        assertThat(call.delivery()).contains(Delivery.REJECTED);
        assertThat(call.attempts()).isEqualTo(3);
        assertThat(call.requestId()).isEqualTo("r-3");
        assertThat(call).hasToString(call.toString().replace(e.toString(), ""));
        assertThat(call.toString())
                .startsWith("sendInvite group " + Docs.GROUP_ID + " person " + Docs.PERSON_ID
                        + " failed (RateLimitException, REJECTED) with 429, request id r-3, 3 attempts, ");
    }

    @EachCallMode
    void saysWhetherTheAnswerWasReadable(CallMode mode) throws Exception {
        wire.answers("{\"name\": \"Andre van Dijk\"");
        mode.failedGet(DecodingException.class, person);
        var call = told.awaitEnded();
        assertThat(call.readable()).isFalse();
        assertThat(call.delivery()).contains(Delivery.ACCEPTED);
        assertThat(call.statusCode()).isEqualTo(200);
    }

    @EachCallMode
    void tellsNoStatusWhereNoneCame(CallMode mode) throws Exception {
        wire.answers(Wire.DROPPED);
        mode.failedInvite(ConnectionException.class, person);
        var call = told.awaitEnded();
        assertThat(call.statusCode()).isNull();
        assertThat(call.delivery()).contains(Delivery.UNKNOWN);
        assertThat(call.toString()).contains("failed (ConnectionException, UNKNOWN), 1 attempt, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Andre van Dijk", "", "é"})
    void takesNoRequestIdThatCannotBeOne(String text) throws Exception {
        wire.answers(new mockwebserver3.MockResponse.Builder()
                .code(422)
                .headers(new okhttp3.Headers.Builder()
                        .add("Content-Length", "0")
                        .addUnsafeNonAscii("X-Request-Id", text)
                        .build())
                .build());
        CallMode.SYNC.failedInvite(ApiException.class, person);
        assertThat(told.awaitEnded().requestId()).isIn(null, "");
        assertThat(told.attempts().get(0).requestId()).isIn(null, "");
    }

    @EachCallMode
    void takesNoIdThatIsNone(CallMode mode) throws Exception {
        wire.answers("{\"id\": \"Andre\\r\\nINFO forged\", \"name\": \"n\"}");
        mode.createGroup(client);
        var outcome = told.awaitEnded();
        assertThat(outcome.operation().groupId()).isNull();
        assertThat(outcome.toString()).doesNotContain("Andre", "\n");
    }

    @EachCallMode
    void tellsAWaitsReadsAsCallsAndAGetThatSharesOneNot(CallMode mode) throws Exception {
        var time = new ManualTime();
        var waiting = wire.client(b -> time.into(b).listener(told))
                .group(Docs.GROUP_ID)
                .person(Docs.PERSON_ID);
        var wait = waiting.awaitAnswerAsync(Duration.ofHours(1));
        var get = waiting.getAsync(); // shares the look that is in progress
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(wait.join()).contains(Docs.ANDRE_ANSWERED);
        assertThat(get.join()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(told.awaitEnded().operation().name()).isEqualTo("getPerson");
        assertThat(told.names()).containsExactly("started", "attemptStarted", "attemptEnded", "ended");
        assertThat(mode).isNotNull();
    }

    @Test
    void tellsAWaitsReadOnAThreadThatKnowsNoCaller() throws Exception {
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(person.awaitAnswer(Duration.ofSeconds(10))).isPresent();
        told.awaitEnded();
        assertThat(told.events())
                .extracting(RecordedCalls.Event::thread)
                .doesNotContain(Thread.currentThread())
                .containsOnly(told.events().get(0).thread());
    }

    @Test
    void isNotToldOfWrongArguments() {
        assertThatThrownBy(() -> client.groups().create(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(told.names()).isEmpty();
    }
}
