package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What interceptors of the user cannot do: send a request twice, or throw anything but the client's exceptions. */
final class InterceptorsTest {
    @AutoClose
    private final Wire wire = new Wire();

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

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
