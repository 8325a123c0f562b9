package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An interceptor may answer itself; only what the server answered tells what became of a request. */
final class MadeUpAnswersTest {
    private static final int[] STATUSES = {302, 400, 401, 404, 408, 422, 429, 500, 503};

    @AutoClose
    private final Wire wire = new Wire();

    private static Stream<Arguments> statuses() {
        return Arrays.stream(STATUSES)
                .boxed()
                .flatMap(status -> Stream.of(CallMode.values()).map(mode -> Arguments.of(status, mode)));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void sendsAPostOnceWhateverAnInterceptorMakesOfItsAnswer(int status, CallMode mode) {
        wire.answers(WireJson.INVITE, WireJson.INVITE, WireJson.INVITE);
        var person = intercepted(chain -> {
            chain.proceed(chain.request()).close();
            return madeUp(chain, status, "");
        });
        assertMadeUp(mode.failedInvite(ConnectionException.class, person), status, Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void knowsThatNothingWasSentWhenAnInterceptorAnswersItself(int status, CallMode mode) {
        var person = intercepted(chain -> madeUp(chain, status, ""));
        assertMadeUp(mode.failedInvite(ConnectionException.class, person), status, Delivery.NOT_SENT);
        assertMadeUp(mode.failedGet(ConnectionException.class, person), status, Delivery.NOT_SENT);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void doesNotBelieveANetworkInterceptorEither(int status, CallMode mode) {
        wire.answers(WireJson.INVITE, WireJson.INVITE, WireJson.INVITE);
        var http = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain ->
                        chain.proceed(chain.request()).newBuilder().code(status).build());
        var person = wire.person(b -> b.httpClient(http.build()));
        assertMadeUp(mode.failedInvite(ConnectionException.class, person), status, Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void saysNothingAboutAPostWhoseSuccessIsMadeUpAndUnreadable(CallMode mode) {
        assertThat(mode.failedInvite(DecodingException.class, intercepted(chain -> madeUp(chain, 200, "<html>")))
                        .delivery())
                .isEqualTo(Delivery.NOT_SENT);
        wire.answers(500);
        var failure = mode.failedInvite(DecodingException.class, intercepted(chain -> {
            chain.proceed(chain.request()).close();
            return madeUp(chain, 200, "{}");
        }));
        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @EachCallMode
    void seesThePageOfAFirewallBehindASuccessThatIsMadeUp(CallMode mode) {
        wire.answers(Wire.status(200, "Content-Type", "text/html"));
        var failure = mode.failedInvite(DecodingException.class, intercepted(chain -> {
            chain.proceed(chain.request()).close();
            return madeUp(chain, 200, "{}");
        }));
        assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @EachCallMode
    void believesTheServersOwnAnswerAfterASecondSendingWasPrevented(CallMode mode) {
        wire.answers(422);
        var failure = mode.failedInvite(ApiException.class, intercepted(chain -> {
            Response first = chain.proceed(chain.request());
            first.close();
            try {
                return chain.proceed(chain.request());
            } catch (IOException prevented) {
                return first;
            }
        }));
        assertThat(failure.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** An audit, say, on the same connection. */
    @EachCallMode
    void doesNotTakeTheAnswerToAnInterceptorsOwnGetForItsOwn(CallMode mode) {
        wire.answers(WireJson.INVITE, 404);
        var failure = mode.failedInvite(ConnectionException.class, intercepted(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request().newBuilder().get().build());
        }));
        assertMadeUp(failure, 404, Delivery.UNKNOWN);
    }

    @EachCallMode
    void sendsAPostAfterAnInterceptorsOwnGet(CallMode mode) {
        wire.answers(401, WireJson.INVITE);
        var person = intercepted(chain -> {
            chain.proceed(chain.request().newBuilder().get().build()).close();
            return chain.proceed(chain.request());
        });
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @EachCallMode
    void doesNotTryAgainWhenAnInterceptorSendsTheCallByAnotherClient(CallMode mode) {
        wire.answers(Wire.DROPPED, Wire.DROPPED, Wire.DROPPED);
        var another = new OkHttpClient();
        var failure = mode.failedInvite(
                ConnectionException.class,
                intercepted(chain -> another.newCall(chain.request()).execute()));
        assertThat(failure.attempts()).isOne();
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** As a stub in a test does. */
    @EachCallMode
    void takesASuccessThatAnInterceptorMadeUp(CallMode mode) {
        assertThat(mode.sendInvite(intercepted(chain -> madeUp(chain, 200, WireJson.INVITE))))
                .isEqualTo(Docs.INVITE);
    }

    @EachCallMode
    void doesNotTakeAnotherCallsExceptionForItsOwn(CallMode mode) {
        wire.answers(404, WireJson.INVITE);
        var other = wire.person();
        var before = mode.failedInvite(ConnectionException.class, intercepted(chain -> {
            other.sendInvite();
            return chain.proceed(chain.request());
        }));
        assertThat(before.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(before).hasCauseInstanceOf(NotFoundException.class);
        wire.request();
        wire.answers(404);
        var after = mode.failedInvite(ConnectionException.class, intercepted(chain -> {
            chain.proceed(chain.request()).close();
            other.sendInvite();
            return chain.proceed(chain.request());
        }));
        assertThat(after.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(after.attempts()).isOne();
    }

    private static void assertMadeUp(IdinInvitesException e, int status, Delivery delivery) {
        assertThat(e).hasMessageEndingWith(": an interceptor answered " + status + " in the server's place");
        assertThat(e.delivery()).isEqualTo(delivery);
        assertThat(e.attempts()).isOne();
    }

    private PersonHandle intercepted(Interceptor interceptor) {
        return wire.person(b -> b.httpClient(
                new OkHttpClient.Builder().addInterceptor(interceptor).build()));
    }

    private static Response madeUp(Interceptor.Chain chain, int status, String body) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("made up")
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .build();
    }
}
