package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.TickingClock;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryTest {
    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final EndlessSleeper endless = new EndlessSleeper();
    private final PersonHandle person = wire.person(b -> b.sleeper(sleeper).clock(new TickingClock()));

    @EachCallMode
    void retriesGetAfterServerErrorWithAFreshToken(CallMode mode) {
        wire.answers(503, 500, WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(sleeper.slept()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(new String[] {token(), token(), token()}).doesNotHaveDuplicates();
    }

    @EachCallMode
    void givesUpOnGetAfterThreeAttempts(CallMode mode) {
        wire.answers(500, 502, 504);
        var e = mode.failedGet(ApiException.class, person);
        assertThat(e.statusCode()).isEqualTo(504);
        assertThat(e.attempts()).isEqualTo(3);
        assertThat(e).hasMessageEndingWith(" answered 504 Gateway Timeout after 3 attempts");
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @EachCallMode
    void retriesGetWhoseConnectionDropped(CallMode mode) {
        wire.answers(Wire.DROPPED, Wire.DROPPED, WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @EachCallMode
    void retriesGetWhoseAnswerBrokeOffBeforeItsFirstByte(CallMode mode) {
        wire.answers(Wire.brokenOff(200, ""), WireJson.PERSON_ANSWERED);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
    }

    @EachCallMode
    void doesNotRetryGetOfWhichBytesArrived(CallMode mode) {
        wire.answers(Wire.brokenOff(200, "{"), WireJson.PERSON_ANSWERED);
        var e = mode.failedGet(DecodingException.class, person);
        assertThat(e.responseBody()).isEqualTo("{");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void retriesPostAfter429(CallMode mode) {
        wire.answers(429, WireJson.INVITE);
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(wire.request().getBody().utf8()).isEqualTo("{\"email\":true}");
        assertThat(wire.request().getBody().utf8()).isEqualTo("{\"email\":true}");
    }

    @EachCallMode
    void triesPostsOnceForCodeThatTriesAgainItself(CallMode mode) {
        wire.answers(429, 429, WireJson.PERSON_ANSWERED);
        var group = wire.client().group(Docs.GROUP_ID).withoutRetries();
        var added = mode.failure(
                RateLimitException.class,
                () -> group.addPerson(Docs.NEW_ANDRE),
                () -> group.addPersonAsync(Docs.NEW_ANDRE));
        var sent = mode.failedInvite(RateLimitException.class, group.person(Docs.PERSON_ID));
        assertThat(added.attempts()).isEqualTo(1);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SYNC, 500", "ASYNC, 500", "SYNC, 503", "ASYNC, 503", "SYNC, 408", "ASYNC, 408"})
    void doesNotRetryPostThatMayHaveLanded(CallMode mode, int status) {
        wire.answers(status, WireJson.INVITE);
        var e = mode.failedInvite(ApiException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void retriesPostThatWasNotSent(CallMode mode) {
        wire.server.close();
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e.attempts()).isEqualTo(3);
        assertThat(sleeper.slept()).hasSize(2);
    }

    @EachCallMode
    void remembersThatAnEarlierAttemptMayHaveLanded(CallMode mode) {
        wire.answers(Wire.DROPPED);
        var closing = new RecordingSleeper() {
            @Override
            void sleep(Duration time, BooleanSupplier over) {
                wire.server.close();
            }
        };
        var e = mode.failedGet(ConnectionException.class, wire.person(b -> b.sleeper(closing)));
        assertThat(e).hasMessageEndingWith(" after 3 attempts: cannot connect");
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @EachCallMode
    void honoursRetryAfter(CallMode mode) {
        wire.answers(
                Wire.status(429, "Retry-After", "7"), Wire.status(503, "Retry-After", "0"), WireJson.PERSON_ANSWERED);
        mode.get(person);
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(7), Duration.ZERO);
    }

    @EachCallMode
    void honoursRetryAfterAsADate(CallMode mode) {
        wire.answers(Wire.status(429, "Retry-After", "Tue, 01 Jan 2019 00:00:09 GMT"), WireJson.PERSON_ANSWERED);
        mode.get(wire.person(b -> b.sleeper(sleeper)));
        assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({"SYNC, 31", "ASYNC, 31", "SYNC, 99999999999", "ASYNC, 99999999999"})
    void doesNotSleepPastTheDeadline(CallMode mode, String seconds) {
        wire.answers(Wire.status(429, "Retry-After", seconds), WireJson.INVITE);
        var e = mode.failedInvite(RateLimitException.class, person);
        assertThat(e.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(30)));
        assertThat(e.attempts()).isOne();
        assertThat(sleeper.slept()).isEmpty();
    }

    @EachCallMode
    void survivesRetryAfterADateThatNoDurationInNanosecondsReaches(CallMode mode) {
        String never = "Fri, 31 Dec 9999 23:59:59 GMT";
        wire.answers(Wire.status(429, "Retry-After", never), Wire.status(503, "Retry-After", never));
        var e = mode.failedInvite(RateLimitException.class, person);
        assertThat(e.retryAfter()).hasValueSatisfying(wait -> {
            assertThat(wait).isGreaterThan(Duration.ofDays(365));
            assertThat(wait.toNanos()).isPositive(); // as a caller may want to sleep so long
        });
        assertThat(e.attempts()).isOne();
        assertThat(mode.failedGet(ApiException.class, person).attempts()).isOne();
        assertThat(sleeper.slept()).isEmpty();
    }

    @EachCallMode
    void survivesRetryAfterThatNoNumberHolds(CallMode mode) {
        wire.answers(Wire.status(503, "Retry-After", "99999999999"), WireJson.INVITE);
        var e = mode.failedInvite(ApiException.class, person);
        assertThat(e.statusCode()).isEqualTo(503);
    }

    @Test
    void endsTheWaitWhenTheFutureIsCancelled() throws Exception {
        wire.answers(429, WireJson.PERSON_ANSWERED);
        var person = wire.person(b -> b.sleeper(endless));
        var future = person.getAsync();
        assertThat(endless.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        future.cancel(true);
        assertThat(endless.woken.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void endsTheWaitWhenTheCallersThreadIsInterrupted() throws Exception {
        wire.answers(429, WireJson.INVITE);
        var person = wire.person(b -> b.sleeper(endless));
        var failure = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                person.sendInvite();
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        caller.start();
        assertThat(endless.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(10_000);
        assertThat(failure.get()).isInstanceOf(RateLimitException.class);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void saysThatItWasInterruptedWhileItWaited() throws Exception {
        wire.answers(Wire.DROPPED);
        var person = wire.person(b -> b.sleeper(endless));
        var call = OnThread.start(person::get);
        assertThat(endless.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        call.interrupt();
        assertThat(call.failure())
                .hasMessageEndingWith(" got no answer after 1 attempt: the thread was interrupted")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(before -> assertThat(before).hasMessageEndingWith(": the connection broke")));
    }

    @Test
    void sleepsInRealTimeWithFullJitter() {
        var sleeper = new Sleeper();
        sleeper.sleep(Duration.ofNanos(1), () -> false);
        sleeper.sleep(Duration.ofDays(1), () -> true);
        assertThat(sleeper.jitter()).isBetween(0.0, 1.0).isNotEqualTo(sleeper.jitter());
    }

    private String token() {
        return wire.request().getHeaders().get("Authorization");
    }

    private static final class EndlessSleeper extends Sleeper {
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch woken = new CountDownLatch(1);

        @Override
        void sleep(Duration time, BooleanSupplier over) {
            waiting.countDown();
            super.sleep(Duration.ofDays(1), over);
            woken.countDown();
        }
    }
}
