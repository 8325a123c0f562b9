package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.CallListener.Outcome;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.RecordedCalls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a server or an interceptor ends a call, a listener is told once that it started, and once that it ended. */
@Timeout(60)
final class CallListenerEndsTest {
    private static final Duration SOON = Duration.ofMillis(300);

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordedCalls told = new RecordedCalls();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    /** What a server or an interceptor does to a call, and how many attempts that takes. */
    @SuppressWarnings("ImmutableEnumChecker") // its lambdas keep nothing
    private enum Way {
        SUCCESS(1, b -> b, WireJson.INVITE),
        REFUSED(1, b -> b, 422),
        FAILED(1, b -> b, 500),
        TOO_MANY(3, RecordingSleeper::into, 429, 429, 429),
        DROPPED(1, b -> b, Wire.DROPPED),
        UNREADABLE(1, b -> b, "{"),
        BROKEN_OFF(1, b -> b, Wire.brokenOff(200, "{")),
        REDIRECTED(1, b -> b, 307),
        TIMED_OUT(1, b -> b.attemptTimeout(SOON), Wire.STALLED),
        NO_TIME(1, b -> b.callTimeout(SOON), Wire.STALLED),
        NOBODY_THERE(3, b -> RecordingSleeper.into(b).baseUrl("http://127.0.0.1:1")),
        UNKNOWN_HOST(3, b -> RecordingSleeper.into(b).baseUrl("https://idin.invalid")),
        INTERCEPTOR_THROWS(
                1,
                b -> b.httpClient(with(chain -> {
                    throw new IllegalStateException("a bug");
                }))),
        INTERCEPTOR_THROWS_AN_ERROR(
                1,
                b -> b.httpClient(with(chain -> {
                    throw new StackOverflowError();
                }))),
        NO_THREAD(
                1,
                b -> b.httpClient(with(chain -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }))),
        POLICY_THROWS(
                1,
                b -> b.sleeper(new Sleeper() {
                    @Override
                    double jitter() {
                        throw new IllegalStateException("a bug");
                    }
                }),
                429),
        EXECUTOR_REFUSES(
                1,
                b -> b.executor(task -> {
                    throw new RejectedExecutionException();
                }),
                WireJson.INVITE),
        EXECUTOR_THROWS_AN_ERROR(
                1,
                b -> b.executor(task -> {
                    throw new StackOverflowError();
                }),
                WireJson.INVITE);

        final int attempts;
        final UnaryOperator<IdinInvitesClient.Builder> settings;
        final Object[] answers;

        Way(int attempts, UnaryOperator<IdinInvitesClient.Builder> settings, Object... answers) {
            this.attempts = attempts;
            this.settings = settings;
            this.answers = answers;
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(CallMode.values())
                .flatMap(mode -> Stream.of(Way.values()).map(way -> Arguments.of(mode, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void tellsOneStartAndOneEnd(CallMode mode, Way way) throws Exception {
        wire.answers(way.answers);
        var person = wire.person(b -> way.settings.apply(b).listener(told));
        Throwable thrown = null;
        if (mode == CallMode.ASYNC)
            thrown = person.sendInviteAsync()
                    .handle((invite, failure) -> failure)
                    .get(20, SECONDS);
        else
            try {
                person.sendInvite();
            } catch (Throwable e) { // an Error too
                thrown = e;
            }
        assertThat(told.awaitEnded().failure()).isSameAs(thrown);
        assertToldOnce(way.attempts);
    }

    private void assertToldOnce(int attempts) {
        wire.close(); // which waits for all calls
        assertThat(told.count("started")).isOne();
        assertThat(told.count("ended")).isOne();
        assertThat(told.count("attemptStarted")).isEqualTo(attempts);
        assertThat(told.count("attemptEnded")).isEqualTo(attempts);
    }

    @Test
    void tellsTheEndOfACallWhoseExecutorDropsTheOutcome() throws Exception {
        wire.answers(WireJson.INVITE);
        var unused = wire.person(b -> b.listener(told).executor(task -> {}).callTimeout(SOON))
                .sendInviteAsync();
        assertThat(told.awaitEnded().failure()).isNull();
        assertToldOnce(1);
    }

    /** An answer may hold data that the API hands out only once. */
    @Test
    void keepsAnAnswerThatAListenerHoldsUpPastTheDeadline() {
        wire.answers(WireJson.PERSON_ANSWERED);
        var late = new CallListener() {
            @Override
            public void ended(Outcome call) {
                long muchLater = System.nanoTime() + Duration.ofHours(1).toNanos();
                CallWatch.inProgress().forEach(run -> run.look(muchLater));
            }
        };
        assertThat(wire.person(b -> b.listener(late)).getAsync().join()).isEqualTo(Docs.ANDRE_ANSWERED);
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
