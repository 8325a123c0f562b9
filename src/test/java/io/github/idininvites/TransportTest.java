package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How often a call is sent, and when its time is up. */
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
    void followsNoRedirectAlthoughUsersClientWould(CallMode mode) {
        wire.answers(Wire.status(307, "Location", "/x"), WireJson.PERSON_ANSWERED);
        var e = mode.failedGet(ApiException.class, wire.person(b -> b.httpClient(new OkHttpClient())));
        assertThat(e.statusCode()).isEqualTo(307);
        assertThat(wire.server.getRequestCount()).isOne();
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
    void showsTheCallersLineInSyncTraces() {
        wire.answers(404);
        var person = wire.person();
        assertThatThrownBy(person::get)
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anySatisfy(frame ->
                                assertThat(frame.getMethodName()).isEqualTo("showsTheCallersLineInSyncTraces")));
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
