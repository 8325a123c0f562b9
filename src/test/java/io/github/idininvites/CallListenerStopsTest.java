package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.CallListener.Outcome;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.RecordedCalls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However its caller or the client stops a call, a listener is told once that it started, and once that it ended. */
@Timeout(60)
final class CallListenerStopsTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration NEVER = Duration.ofMinutes(5);

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordedCalls told = new RecordedCalls();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        over.countDown();
    }

    private void assertToldOnce(int attempts) {
        wire.close(); // which waits for all calls
        assertThat(told.count("started")).isOne();
        assertThat(told.count("ended")).isOne();
        assertThat(told.count("attemptStarted")).isEqualTo(attempts);
        assertThat(told.count("attemptEnded")).isEqualTo(attempts);
    }

    private void assertEnded(Outcome call, Delivery delivery, int attempts, String reason) {
        assertThat(call.delivery()).contains(delivery);
        assertThat(call.attempts()).isEqualTo(attempts);
        assertThat(Objects.requireNonNull(call.failure())).hasMessageEndingWith(reason);
    }

    @EachCallMode
    void tellsTheEndOfACallThatTheClosedClientRefuses(CallMode mode) throws Exception {
        var client = wire.client(b -> b.listener(told));
        client.close();
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        var e = mode.failedInvite(IllegalStateException.class, person);
        var call = told.awaitEnded();
        assertThat(call.failure()).isSameAs(e);
        assertThat(call.delivery()).contains(Delivery.NOT_SENT);
        assertToldOnce(0);
    }

    @Test
    void tellsTheEndOfACallWhoseCallerWasInterruptedBefore() throws Exception {
        var person = wire.person(b -> b.listener(told));
        OnThread.start(() -> {
                    Thread.currentThread().interrupt();
                    return person.sendInvite();
                })
                .failure();
        assertEnded(told.awaitEnded(), Delivery.NOT_SENT, 0, "the thread was interrupted");
        assertToldOnce(0);
    }

    @Test
    void tellsTheEndOfACallWhoseCallerIsInterrupted() throws Exception {
        wire.answers(Wire.STALLED);
        var person = wire.person(b -> b.listener(told));
        var call = OnThread.start(person::sendInvite);
        wire.server.takeRequest();
        call.interrupt();
        assertEnded(told.awaitEnded(), Delivery.UNKNOWN, 1, "the thread was interrupted");
        assertToldOnce(1);
    }

    @Test
    void tellsTheEndOfACallThatIsCancelledDuringAnAttempt() throws Exception {
        wire.answers(Wire.STALLED);
        var future = wire.person(b -> b.listener(told)).sendInviteAsync();
        wire.server.takeRequest();
        future.cancel(true);
        assertEnded(told.awaitEnded(), Delivery.UNKNOWN, 1, "the call was cancelled");
        assertToldOnce(1);
    }

    @Test
    void tellsTheEndOfACallThatIsCancelledBetweenAttempts() throws Exception {
        wire.answers(Wire.status(429, "Retry-After", "20"));
        var asleep = new CountDownLatch(1);
        var future = wire.person(b -> b.listener(told).sleeper(new Sleeper() {
                    @Override
                    void sleep(Duration time, java.util.function.BooleanSupplier isOver) {
                        asleep.countDown();
                        super.sleep(time, isOver);
                    }
                }))
                .sendInviteAsync();
        assertThat(asleep.await(10, SECONDS)).isTrue();
        future.cancel(true);
        assertThat(told.awaitEnded().attempts()).isOne();
        assertToldOnce(1);
    }

    /** Its turn never comes, as another call has the one worker. */
    @Test
    void tellsTheEndOfACallThatIsCancelledInTheQueue() throws Exception {
        wire.answers(WireJson.INVITE);
        var person = queued(NEVER);
        var second = person.sendInviteAsync();
        second.cancel(true);
        assertEnded(told.awaitEnded(), Delivery.NOT_SENT, 0, "the call was cancelled");
        over.countDown();
        told.awaitEnded(); // the first one
        assertTwoCalls();
    }

    @Test
    void tellsTheEndOfACallWhoseTimeIsUpInTheQueue() throws Exception {
        wire.answers(WireJson.INVITE);
        var person = queued(SOON);
        var second = person.sendInviteAsync();
        var calls = Stream.of(told.awaitEnded(), told.awaitEnded()).toList();
        assertThat(calls).anySatisfy(call -> assertEnded(call, Delivery.NOT_SENT, 0, "0 attempts: timeout"));
        assertThat(second.handle((invite, failure) -> failure).get(10, SECONDS))
                .isInstanceOf(ConnectionException.class);
        over.countDown();
        assertTwoCalls();
    }

    private PersonHandle queued(Duration callTimeout) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var person = wire.person(b -> b.listener(told)
                .callTimeout(callTimeout)
                .maxConcurrentCalls(1)
                .httpClient(with(chain -> {
                    begun.countDown();
                    await(over);
                    return chain.proceed(chain.request());
                })));
        var unused = person.sendInviteAsync();
        assertThat(begun.await(10, SECONDS)).isTrue();
        return person;
    }

    private void assertTwoCalls() {
        wire.close();
        assertThat(told.count("started")).isEqualTo(2);
        assertThat(told.count("ended")).isEqualTo(2);
        assertThat(told.count("attemptStarted")).isOne();
    }

    /** The attempt is told to end later, on its own thread: whoever opened something there must close it there. */
    @Test
    void tellsTheEndOfACallThatAnInterceptorHoldsUp() throws Exception {
        var unused = queued(SOON);
        assertEnded(told.awaitEnded(), Delivery.NOT_SENT, 1, "timeout");
        assertThat(told.names()).containsExactly("started", "attemptStarted", "ended");
        over.countDown();
        while (told.count("attemptEnded") == 0) Thread.onSpinWait();
        var threads = told.events().stream()
                .filter(event -> event.name().startsWith("attempt"))
                .map(RecordedCalls.Event::thread)
                .distinct();
        assertThat(threads).hasSize(1);
        assertToldOnce(1);
    }

    @Test
    void tellsTheEndOfACallForWhichThereIsNoThread() throws Exception {
        var settings = new Settings();
        settings.credentials = Docs.CREDENTIALS;
        settings.listeners = java.util.List.of(told);
        var stack = HttpStack.of(settings, new Connections(settings));
        var run = new AsyncRun<>(stack, Endpoints.createGroup("Company ABC"), new Completions(Runnable::run));
        run.refuse(new OutOfMemoryError());
        assertEnded(told.awaitEnded(), Delivery.NOT_SENT, 0, "the connection broke");
        assertThat(run.future()).isCompletedExceptionally();
        assertToldOnce(0);
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }

    private static void await(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) { // the call is over, and this goes on as a bad interceptor would
            }
        }
    }
}
