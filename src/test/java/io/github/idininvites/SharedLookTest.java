package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person who is awaited is read by one call at a time, and each answer reaches whoever waits. */
@Timeout(60)
final class SharedLookTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String OPEN = WireJson.PERSON_ADDED;
    private static final String WITHOUT_DATA =
            "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"n\", \"status\": \"success\", \"result\": null}";

    @AutoClose
    private final Wire wire = new Wire();

    private final ManualTime time = new ManualTime();
    private final IdinInvitesClient client = wire.client(time::into);
    private final PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);

    @EachCallMode
    void getSharesALookThatIsInProgress(CallMode mode) throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var get = startGet(mode);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(get.value()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertAnswered(wait);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** The look may have seen the person as they were before the caller asked. */
    @EachCallMode
    void getLooksAgainIfALookThatBeganBeforeItBroughtNoAnswer(CallMode mode) throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var get = startGet(mode);
        wire.answers(OPEN, WireJson.PERSON_ANSWERED);
        assertThat(get.value()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertAnswered(wait);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @EachCallMode
    void getLooksAtOnceForTheWaitToo(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertAnswered(wait);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @EachCallMode
    void getReturnsThePersonWhoHasNotAnswered(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(OPEN, 404);
        assertThat(mode.get(person).hasAnswered()).isFalse();
        assertThat(mode.failedGet(NotFoundException.class, person).statusCode()).isEqualTo(404);
        assertThat(wait).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(NotFoundException.class);
    }

    @EachCallMode
    void getThrowsWhatTheWaitSurvives(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(Wire.DROPPED);
        assertThat(mode.failedGet(ConnectionException.class, person).delivery()).isEqualTo(Delivery.UNKNOWN);
        wire.answers(WireJson.PERSON_ANSWERED);
        time.advance(Duration.ofSeconds(2));
        assertAnswered(wait);
    }

    @EachCallMode
    void theAnswerOfASyncGetThatIsInProgressReachesTheWait(CallMode mode) throws Exception {
        var get = OnThread.start(person::get);
        awaitLook();
        var wait = OnThread.start(() -> mode.call(() -> person.awaitAnswer(HOUR), () -> person.awaitAnswerAsync(HOUR)))
                .awaitWaiting();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(get.value()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wait.value()).contains(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void theAnswerOfAGetThatIsInProgressReachesTheWait() throws Exception {
        var get = person.getAsync();
        awaitLook();
        var wait = person.awaitAnswerAsync(HOUR);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(wait);
        assertThat(get).succeedsWithin(SOON).isEqualTo(Docs.ANDRE_ANSWERED);
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void looksOnceAGetThatWasInProgressBroughtNoAnswer() throws Exception {
        var get = person.getAsync();
        awaitLook();
        var wait = person.awaitAnswerAsync(HOUR);
        var second = person.getAsync();
        wire.answers(OPEN);
        assertThat(get).succeedsWithin(SOON);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(wait);
        assertThat(second).succeedsWithin(SOON).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void theAnswerOfAGetThatIsCancelledReachesTheWait() throws Exception {
        var held = new HeldExecutor();
        var read = wire.person(b -> time.into(b).executor(held));
        var get = read.getAsync();
        awaitLook();
        var wait = read.awaitAnswerAsync(HOUR);
        wire.answers(WireJson.PERSON_ANSWERED);
        held.awaitTask();
        get.cancel(true);
        held.run();
        assertAnswered(wait);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void tellsThatTheDataMayBeLostWithAGetThatWasInProgress() throws Exception {
        var get = person.getAsync();
        awaitLook();
        var wait = person.awaitAnswerAsync(HOUR);
        get.cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED, WITHOUT_DATA); // nobody reads the first
        assertThat(wait).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(ResultLostException.class);
    }

    @Test
    void endsAtAnAnswerThatAGetInProgressCannotRead() throws Exception {
        var get = person.getAsync();
        awaitLook();
        var wait = person.awaitAnswerAsync(HOUR);
        wire.answers("[]");
        assertThat(wait).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(DecodingException.class);
        assertThat(get).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(DecodingException.class);
    }

    @Test
    void aGetThatIsCancelledLeavesTheLookAlone() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        person.getAsync().cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(wait);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void aGetThatIsInterruptedLeavesTheLookAlone() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var get = startGet(CallMode.SYNC).awaitWaiting().interrupt();
        assertThat(get.failure())
                .isInstanceOf(ConnectionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(get.keptTheFlag()).isTrue();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(wait);
    }

    @EachCallMode
    void aGetGoesOnAfterTheWaitItShared(CallMode mode) throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var get = startGet(mode);
        if (mode == CallMode.SYNC) get.awaitWaiting();
        wait.cancel(true);
        wire.answers(OPEN, WireJson.PERSON_ANSWERED);
        get.value();
        assertThat(wire.server.getRequestCount()).isLessThanOrEqualTo(2);
    }

    @EachCallMode
    void aGetEndsAtItsOwnDeadline(CallMode mode) throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var get = startGet(CallMode.SYNC).awaitWaiting();
        var future = person.getAsync();
        time.advance(Duration.ofSeconds(30));
        var failed = mode == CallMode.SYNC
                ? get.failure()
                : future.handle((value, e) -> e).get(10, SECONDS);
        assertThat(failed).isInstanceOf(ConnectionException.class).hasMessageEndingWith(": timeout");
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(wait);
    }

    @Test
    void severalWaitsShareALook() throws Exception {
        var first = person.awaitAnswerAsync(HOUR);
        awaitLook();
        var second = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).awaitAnswerAsync(HOUR);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertAnswered(first);
        assertAnswered(second);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private static void assertAnswered(CompletableFuture<Optional<Person>> wait) {
        assertThat(wait).succeedsWithin(SOON).isEqualTo(Optional.of(Docs.ANDRE_ANSWERED));
    }

    private OnThread<Person> startGet(CallMode mode) {
        if (mode == CallMode.SYNC) return OnThread.start(person::get).awaitWaiting();
        var get = person.getAsync();
        return OnThread.start(() -> mode.call(person::get, () -> get));
    }

    private void awaitLook() throws InterruptedException {
        assertThat(wire.server.takeRequest(10, SECONDS)).as("a look").isNotNull();
    }
}
