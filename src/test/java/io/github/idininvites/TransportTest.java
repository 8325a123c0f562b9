package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.SeenByCallers;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
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
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class TransportTest {
    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void tellsThatNothingWasSentWhenNobodyListens(CallMode mode) {
        var person = wire.person(b -> b.retryPolicy(RetryPolicy.none()));
        wire.server.close();
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e.attempts()).isOne();
        assertThat(e)
                .hasMessageStartingWith("POST ")
                .hasMessageEndingWith(" got no answer after 1 attempt: cannot connect");
    }

    @EachCallMode
    void doesNotResendInviteWhenConnectionDropsAfterSending(CallMode mode) {
        wire.answers(Wire.DROPPED, WireJson.INVITE);
        var e = mode.failedInvite(ConnectionException.class, wire.person());
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageEndingWith(" got no answer after 1 attempt: the connection broke");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void endsAttemptThatIsNotAnswered(CallMode mode) {
        wire.answers(Wire.STALLED, WireJson.INVITE);
        var person = wire.person(b -> b.attemptTimeout(Duration.ofMillis(200)));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageEndingWith(" got no answer after 1 attempt: timeout");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void endsCallAtItsDeadline(CallMode mode) {
        wire.answers(Wire.STALLED, WireJson.INVITE);
        var e = mode.failedInvite(ConnectionException.class, wire.person(b -> b.callTimeout(Duration.ofSeconds(1))));
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e).hasMessageEndingWith(": timeout");
    }

    @EachCallMode
    void endsAnswerThatDrips(CallMode mode) {
        wire.answers(new MockResponse.Builder()
                .body(WireJson.PERSON_ANSWERED)
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        var e = mode.failedGet(DecodingException.class, wire.person(b -> b.attemptTimeout(Duration.ofMillis(400))));
        assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(e.responseBody()).isNotEmpty();
        assertThat(WireJson.PERSON_ANSWERED).startsWith(e.responseBody());
        assertThat(e).hasMessageEndingWith(" bytes: timeout");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void sendsNothingOnceTheTimeIsUp(CallMode mode) {
        wire.answers(WireJson.INVITE);
        var person = wire.person(
                b -> b.attemptTimeout(Duration.ofMillis(1)).httpClient(with(TransportTest::proceedsAfterTwoMillis)));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasMessageEndingWith(" got no answer after 3 attempts: timeout");
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void doesNotObeyTheTimeoutsOfTheUsersClient(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED);
        var http = with(TransportTest::proceedsAfterTwoMillis)
                .newBuilder()
                .callTimeout(Duration.ofMillis(1))
                .readTimeout(Duration.ofMillis(1))
                .build();
        assertThat(mode.get(wire.person(b -> b.httpClient(http)))).isNotNull();
    }

    private static Response proceedsAfterTwoMillis(Interceptor.Chain chain) throws IOException {
        for (long until = System.nanoTime() + 2_000_000; System.nanoTime() - until < 0; ) Thread.onSpinWait();
        return chain.proceed(chain.request());
    }

    @EachCallMode
    void sendsOnceAlthoughAnInterceptorProceedsTwice(CallMode mode) {
        wire.answers(503, WireJson.INVITE);
        var person = wire.person(b -> b.httpClient(with(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        })));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e).hasMessageEndingWith(": an interceptor tried to send the request again");
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void sendsOnceAlthoughAnInterceptorMakesTheBodyRepeatable(CallMode mode) {
        wire.answers(503, WireJson.INVITE);
        var person = wire.person(b -> b.httpClient(with(chain -> {
            var body = RequestBody.create("{\"email\":true}", MediaType.get("application/json"));
            var own =
                    new Request.Builder().url(chain.request().url()).post(body).build();
            chain.proceed(own).close();
            return chain.proceed(own);
        })));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e).hasMessageEndingWith(": an interceptor tried to send the request again");
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void turnsInterceptorsExceptionIntoOurs(CallMode mode) {
        var bug = new IllegalStateException("a bug in an interceptor");
        var person = wire.person(b -> b.httpClient(with(chain -> {
            throw bug;
        })));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e).hasCause(bug).hasMessageEndingWith(": java.lang.IllegalStateException was thrown");
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @EachCallMode
    void knowsThatItWasSentWhenInterceptorThrowsAfterwards(CallMode mode) {
        wire.answers(WireJson.INVITE);
        var person = wire.person(b -> b.httpClient(with(chain -> {
            chain.proceed(chain.request()).close();
            throw new IllegalStateException("a bug in an interceptor");
        })));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void handsErrorsOnInBothModes() {
        var error = new AssertionError("in an interceptor");
        var person = wire.person(b -> b.httpClient(with(chain -> {
            throw error;
        })));
        assertThatThrownBy(person::get).isSameAs(error);
        assertThat(person.getAsync())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCause(error);
    }

    @EachCallMode
    void followsNoRedirectAlthoughUsersClientWould(CallMode mode) {
        wire.answers(Wire.status(307, "Location", "/x"), WireJson.PERSON_ANSWERED);
        var e = mode.failedGet(ApiException.class, wire.person(b -> b.httpClient(new OkHttpClient())));
        assertThat(e.statusCode()).isEqualTo(307);
        assertThat(wire.server.getRequestCount()).isOne();
    }

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

    /** Such a connection may be dead already, and nobody could tell whether it ever was used. */
    @EachCallMode
    void sharesNoConnectionWithTheUsersOwnCalls(CallMode mode) throws Exception {
        wire.answers(200, WireJson.INVITE, 200, WireJson.INVITE);
        var http = new OkHttpClient();
        var request = new Request.Builder().url(wire.baseUrl()).build();
        var person = wire.person(b -> b.httpClient(http));
        for (int i = 0; i < 2; i++) {
            http.newCall(request).execute().close();
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(wire.request().getConnectionIndex()).isZero();
            assertThat(wire.request().getConnectionIndex()).isOne();
        }
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
    void showsTheCallersLineInSyncTraces() {
        wire.answers(404);
        var person = wire.person();
        assertThatThrownBy(person::get)
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anySatisfy(frame ->
                                assertThat(frame.getMethodName()).isEqualTo("showsTheCallersLineInSyncTraces")));
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

    @Test
    void refusesCallsOnceClosed() {
        var client = wire.client();
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        client.close();
        client.close();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(person::get)
                .withMessage("this client is closed; make calls before close()");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(person::getAsync);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void letsCallsUnderWayEndWhenClosed() throws Exception {
        wire.answers(new MockResponse.Builder()
                .body(WireJson.PERSON_ANSWERED)
                .headersDelay(100, TimeUnit.MILLISECONDS)
                .build());
        var client = wire.client();
        var future = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).getAsync();
        assertThat(wire.server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        client.close();
        assertThat(future).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
    }

    @Test
    void leavesUsersClientOpen() throws IOException {
        wire.answers(WireJson.PERSON_ANSWERED, 200);
        var users = new OkHttpClient();
        var client = wire.client(b -> b.httpClient(users));
        client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        client.close();
        assertThat(users.connectionPool().connectionCount()).isOne();
        var request = new Request.Builder().url(wire.baseUrl()).build();
        try (var response = users.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void givesConnectionsBackWhenClosed() {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        var client = wire.client();
        client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        var derived = client.newBuilder().userAgent("derived").build();
        derived.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get();
        derived.close();
        wire.request();
        var second = wire.request();
        assertThat(second.getConnectionIndex()).isZero();
        assertThat(second.getExchangeIndex()).isOne();
        assertThat(second.getHeaders().get("User-Agent")).startsWith("derived idin-invites-client/");
        client.close();
        assertThatThrownBy(
                        () -> client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).get())
                .isInstanceOf(IllegalStateException.class);
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
