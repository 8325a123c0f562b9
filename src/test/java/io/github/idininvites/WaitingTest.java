package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller who awaits one person sees. */
@Timeout(60)
final class WaitingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String OPEN = WireJson.PERSON_ADDED;
    private static final String WITHOUT_DATA =
            "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"n\", \"status\": \"success\", \"result\": null}";

    @AutoClose
    private final Wire wire = new Wire();

    private final ManualTime time = new ManualTime();
    private final IdinInvitesClient client = wire.client(time::into);
    private final PersonHandle person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);

    @EachCallMode
    void looksAtOnce(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(await(mode, HOUR)).contains(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void looksAfterTwoSecondsAndThenEverMoreRarely(CallMode mode) throws Exception {
        var wait = start(mode, HOUR);
        for (String delay : new String[] {
            "2", "3", "4.5", "6.75", "10.125", "15.1875", "22.78125", "34.171875", "51.2578125", "60", "60"
        }) {
            wire.answers(OPEN);
            advanceToLook(Duration.parse("PT" + delay + "S"));
        }
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(wait.value()).contains(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isEqualTo(12);
    }

    @Test
    void shortensEachWaitByUpToAFifth() throws Exception {
        var least = new ManualTime() {
            @Override
            double jitter() {
                return 0;
            }
        };
        wire.answers(OPEN);
        var wait = wire.person(least::into).awaitAnswerAsync(HOUR);
        least.awaitPlan(Duration.ofMillis(1600));
        least.advance(Duration.ofMillis(1600));
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(wait).succeedsWithin(Duration.ofSeconds(10));
    }

    @EachCallMode
    void isEmptyAtTheLimit(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = start(mode, Duration.ofSeconds(1));
        time.awaitPlan(Duration.ofSeconds(2)); // a look is planned for later
        time.advance(Duration.ofSeconds(1));
        assertThat(wait.value()).isEmpty();
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void looksOnceIfTheLimitIsZero(CallMode mode) {
        wire.answers(OPEN, WireJson.PERSON_ANSWERED);
        assertThat(await(mode, Duration.ZERO)).isEmpty();
        assertThat(await(mode, Duration.ZERO)).contains(Docs.ANDRE_ANSWERED);
        wire.answers(503);
        assertThat(failure(ApiException.class, mode, Duration.ZERO).statusCode())
                .isEqualTo(503);
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @EachCallMode
    void returnsAtTheLimitAndKeepsWhatTheLookBringsForTheNextCall(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = start(mode, Duration.ofSeconds(5));
        time.awaitPlan(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        awaitLook();
        awaitLook();
        time.advance(Duration.ofSeconds(3));
        assertThat(wait.value()).isEmpty();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @EachCallMode
    void failsIfNoLookHasEndedByTheLimit(CallMode mode) throws Exception {
        var wait = start(mode, Duration.ofSeconds(5));
        awaitLook();
        time.advance(Duration.ofSeconds(5));
        assertThat(wait.failure())
                .isInstanceOf(ConnectionException.class)
                .hasMessageEndingWith(" got no answer after 1 attempt: timeout");
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(await(mode, HOUR)).contains(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void keepsABrokenAnswerThatComesAfterTheLimit(CallMode mode) throws Exception {
        var wait = start(mode, Duration.ofSeconds(5));
        awaitLook();
        time.advance(Duration.ofSeconds(5));
        assertThat(wait.failure()).isInstanceOf(ConnectionException.class);
        wire.answers("{\"id\": 5");
        assertThat(mode.failedGet(DecodingException.class, person).responseBody())
                .isEqualTo("{\"id\": 5");
        assertThat(wire.server.getRequestCount()).isOne();
    }

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

    @EachCallMode
    void pausesAllWaitsAsLongAsTheServerAsks(CallMode mode) throws Exception {
        wire.answers(Wire.status(429, "Retry-After", "100"));
        var wait = start(mode, HOUR);
        awaitLook();
        time.awaitPlan(Duration.ofSeconds(2));
        var other = client.group(Docs.GROUP_ID).person("other").awaitAnswerAsync(HOUR);
        time.advance(Duration.ofSeconds(99));
        assertThat(wire.server.getRequestCount()).isOne();
        time.advance(Duration.ofSeconds(1));
        wire.answers(WireJson.PERSON_ANSWERED.replace(Docs.PERSON_ID, "other"), WireJson.PERSON_ANSWERED);
        var looked = Stream.of(awaitLook(), awaitLook()).toList();
        assertThat(looked).anyMatch(path -> path.endsWith("other")).anyMatch(path -> path.endsWith(Docs.PERSON_ID));
        wait.failure(); // the two answers may have met the wrong looks
        other.cancel(true);
    }

    @Test
    void stopsWhenItsFutureIsCancelled() throws Exception {
        wire.answers(OPEN);
        var wait = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wait.cancel(true);
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void goesOnForThoseWhoStillWait() throws Exception {
        wire.answers(OPEN);
        var first = person.awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wire.answers(OPEN);
        var second = person.awaitAnswerAsync(HOUR);
        awaitLook();
        awaitLook();
        time.awaitPlan(Duration.ofSeconds(2));
        first.cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED);
        time.advance(Duration.ofSeconds(2));
        assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Optional.of(Docs.ANDRE_ANSWERED));
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void keepsTheDataThatALookBringsAfterACancel() throws Exception {
        var wait = person.awaitAnswerAsync(HOUR);
        awaitLook();
        wait.cancel(true);
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(person.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** The answer is known, but the executor has not got to the future yet. */
    @Test
    void keepsTheDataThatACancelledFutureWasToGet() throws Exception {
        var held = new HeldExecutor();
        var reading = wire.person(b -> time.into(b).executor(held));
        wire.answers(WireJson.PERSON_ANSWERED);
        var wait = reading.awaitAnswerAsync(HOUR);
        held.awaitTask();
        wait.cancel(true);
        held.run();
        assertThat(reading.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        var wait = OnThread.start(() -> person.awaitAnswer(HOUR));
        awaitLook();
        wait.awaitWaiting().interrupt();
        assertThat(wait.failure()).isInstanceOfSatisfying(ConnectionException.class, e -> {
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
        });
        assertThat(wait.keptTheFlag()).isTrue();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(person.get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void looksForNobodyOnAThreadThatIsInterruptedAlready() throws Exception {
        var wait = OnThread.start(() -> {
            Thread.currentThread().interrupt();
            return person.awaitAnswer(HOUR);
        });
        assertThat(wait.failure()).isInstanceOf(ConnectionException.class);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void endsWhenTheClientIsClosed(CallMode mode) throws Exception {
        wire.answers(OPEN);
        var wait = start(mode, HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        client.close();
        assertThat(wait.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this client was closed before the answer came");
        time.advance(HOUR);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void getsTheAnswerOfALookThatCloseWaitsFor(CallMode mode) throws Exception {
        var wait = start(mode, HOUR);
        awaitLook();
        var closing = OnThread.start(client::close).awaitWaiting();
        wire.answers(WireJson.PERSON_ANSWERED);
        assertThat(closing.value()).isTrue();
        assertThat(wait.value()).contains(Docs.ANDRE_ANSWERED);
    }

    @Test
    void throwsAtOnceOnAClosedClient() {
        client.close();
        assertThatThrownBy(() -> person.awaitAnswer(HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this client is closed; make calls before close()");
        assertThatThrownBy(() -> person.awaitAnswerAsync(HOUR)).isInstanceOf(IllegalStateException.class);
        person.lookNow();
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without NullAway may do
    void throwsAtOnceIfTheLimitIsNone() {
        for (CallMode mode : CallMode.values()) {
            assertThatThrownBy(() -> awaitUnjoined(mode, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("atMost must not be null");
            for (var limit : new Duration[] {Duration.ofNanos(-1), Duration.ofDays(366)})
                assertThatThrownBy(() -> awaitUnjoined(mode, limit))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("atMost must be PT0S to PT8760H, but is ");
        }
        assertThat(wire.server.getRequestCount()).isZero();
    }

    /** On two cores the common pool has one thread. */
    @Test
    void completesFuturesAlthoughContinuationsBlockTheCommonPool() throws Exception {
        var over = new CountDownLatch(1);
        var real = wire.person();
        wire.answers(OPEN);
        try {
            for (int i = 0; i < 64; i++)
                java.util.concurrent.ForkJoinPool.commonPool().execute(() -> awaitUninterruptibly(over));
            wire.answers(WireJson.PERSON_ANSWERED);
            var answer = real.awaitAnswerAsync(HOUR);
            real.lookNow();
            assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            over.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void advanceToLook(Duration after) throws InterruptedException {
        time.awaitPlan(after);
        int before = wire.server.getRequestCount();
        time.advance(after.minusNanos(1));
        assertThat(wire.server.getRequestCount()).isEqualTo(before);
        time.advance(Duration.ofNanos(1));
    }

    private String awaitLook() throws InterruptedException {
        var request = wire.server.takeRequest(10, SECONDS);
        if (request == null) throw new AssertionError("nobody looks");
        return request.getTarget();
    }

    private Optional<Person> await(CallMode mode, Duration atMost) {
        return mode.call(() -> person.awaitAnswer(atMost), () -> person.awaitAnswerAsync(atMost));
    }

    private Object awaitUnjoined(CallMode mode, Duration atMost) {
        return mode == CallMode.SYNC ? person.awaitAnswer(atMost) : person.awaitAnswerAsync(atMost);
    }

    private <E extends IdinInvitesException> E failure(Class<E> type, CallMode mode, Duration atMost) {
        return mode.failure(type, () -> person.awaitAnswer(atMost), () -> person.awaitAnswerAsync(atMost));
    }

    private OnThread<Optional<Person>> start(CallMode mode, Duration atMost) {
        return OnThread.start(() -> await(mode, atMost));
    }
}
