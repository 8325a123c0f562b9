package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a cancelled future and an interrupted caller do to a call, and where async calls run. */
final class CancelledCallsTest {
    @AutoClose
    private final Wire wire = new Wire();

    @Test
    void cancelsCallWhenFutureIsCancelled() throws Exception {
        wire.answers(Wire.STALLED);
        var cancelled = new CountDownLatch(1);
        var person = wire.person(b -> b.httpClient(new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        cancelled.countDown();
                    }
                })
                .build()));
        CompletableFuture<Person> future = person.getAsync();
        assertThat(wire.server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(future.cancel(true)).isTrue();
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverStartsWhatWasCancelledWhileItWaited() throws Exception {
        wire.answers(Wire.STALLED, WireJson.PERSON_ANSWERED);
        var person = wire.person(b -> b.maxConcurrentCalls(1));
        CompletableFuture<Person> running = person.getAsync();
        assertThat(wire.server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        CompletableFuture<Person> waiting = person.getAsync();
        waiting.cancel(false);
        running.cancel(false);
        assertThat(person.getAsync()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void endsSyncCallOnInterruptAndKeepsTheFlag() throws Exception {
        wire.answers(Wire.STALLED);
        var person = wire.person();
        var failure = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var caller = new Thread(() -> {
            try {
                person.sendInvite();
            } catch (ConnectionException e) {
                failure.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        assertThat(wire.server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        caller.interrupt();
        caller.join(10_000);
        assertThat(flag.get()).isTrue();
        assertThat(failure.get()).isInstanceOfSatisfying(ConnectionException.class, e -> {
            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(e.attempts()).isOne();
            assertThat(e).hasMessageEndingWith(": the thread was interrupted");
            SeenByCallers.saw(e);
        });
    }

    @Test
    void saysThatAnInterruptEndedTheBody() throws Exception {
        wire.answers(new MockResponse.Builder()
                .body("{")
                .setHeader("Content-Length", 100) // body(…) sets it too
                .onResponseEnd(SocketEffect.Stall.INSTANCE)
                .build());
        var call = OnThread.start(wire.person()::sendInvite);
        assertThat(wire.server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        call.interrupt();
        assertThat(call.failure()).message().endsWith(": the thread was interrupted");
    }

    @Test
    void sendsNothingFromAnInterruptedThread() {
        wire.answers(WireJson.INVITE);
        var person = wire.person();
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ConnectionException.class)
                    .isThrownBy(person::sendInvite)
                    .withMessageEndingWith(" got no answer after 0 attempts: the thread was interrupted")
                    .satisfies(e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT))
                    .satisfies(e -> assertThat(e.attempts()).isZero());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void runsAsyncCallsOnDaemonThreads() {
        wire.answers(WireJson.PERSON_ANSWERED);
        var daemons = new ArrayList<Boolean>();
        var person = wire.person(b -> b.httpClient(with(chain -> {
            daemons.add(Thread.currentThread().isDaemon());
            return chain.proceed(chain.request());
        })));
        CallMode.ASYNC.get(person);
        assertThat(daemons).containsExactly(true);
    }

    @Test
    void runsNoMoreAsyncCallsAtOnceThanAllowed() {
        wire.answers(
                WireJson.PERSON_ANSWERED,
                WireJson.PERSON_ANSWERED,
                WireJson.PERSON_ANSWERED,
                WireJson.PERSON_ANSWERED,
                WireJson.PERSON_ANSWERED);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var person = wire.person(b -> b.maxConcurrentCalls(2).httpClient(with(chain -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                return chain.proceed(chain.request());
            } finally {
                atOnce.decrementAndGet();
            }
        })));
        var all =
                List.of(person.getAsync(), person.getAsync(), person.getAsync(), person.getAsync(), person.getAsync());
        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(10));
        assertThat(most.get()).isBetween(1, 2);
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
