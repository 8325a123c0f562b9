package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a wait for one person looks, and what its caller gets at the limit. */
@Timeout(60)
final class WaitingTest extends WaitingSetup {
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

    private Object awaitUnjoined(CallMode mode, Duration atMost) {
        return mode == CallMode.SYNC ? person.awaitAnswer(atMost) : person.awaitAnswerAsync(atMost);
    }
}
