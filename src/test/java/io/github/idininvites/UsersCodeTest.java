package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user's interceptors and listeners may throw, as code in Kotlin does, and what becomes of the call. */
@Timeout(60)
final class UsersCodeTest {
    private static final String LARGE =
            WireJson.PERSON_ANSWERED.replaceFirst("\\{", "{\"unknown\": \"" + "x".repeat(100_000) + "\", ");

    private static final Duration SOON = Duration.ofSeconds(10);

    @AutoClose
    private final Wire wire = new Wire();

    /** A checked exception that nobody declares. */
    private static final class Checked extends Exception {
        private static final long serialVersionUID = 1;
    }

    @EachCallMode
    void endsACallWhoseInterceptorThrowsACheckedExceptionBeforeItIsSent(CallMode mode) {
        var bug = new Checked();
        var person = intercepted(chain -> {
            throw sneaky(bug);
        });
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e).hasCause(bug);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e.attempts()).isOne();
    }

    @EachCallMode
    void endsACallWhoseInterceptorThrowsACheckedExceptionAfterItWasSent(CallMode mode) {
        wire.answers(WireJson.INVITE);
        var person = intercepted(chain -> {
            chain.proceed(chain.request()).close();
            throw sneaky(new Checked());
        });
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(e.attempts()).isOne();
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void endsACallWhoseDnsThrowsACheckedException(CallMode mode) {
        var http = new OkHttpClient.Builder()
                .dns(host -> {
                    throw sneaky(new Checked());
                })
                .build();
        var person = wire.person(b -> b.httpClient(http).baseUrl(wire.baseUrl().replace("127.0.0.1", "localhost")));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @EachCallMode
    void repeatsNoGetThatACheckedExceptionEnded(CallMode mode) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        var person = intercepted(chain -> {
            chain.proceed(chain.request()).close();
            throw sneaky(new Checked());
        });
        assertThat(mode.failedGet(ConnectionException.class, person).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @Test
    void keepsTheFlagWhenAnInterceptorThrowsInterruptedException() throws Exception {
        var person = intercepted(chain -> {
            try {
                Thread.currentThread().interrupt();
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw sneaky(e); // which has cleared the flag
            }
            throw new IllegalStateException("slept");
        });
        var call = OnThread.start(person::sendInvite);
        assertThat(call.failure())
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
        assertThat(call.keptTheFlag()).isTrue();
    }

    @Test
    void leavesNoInterruptFlagForTheNextAsyncCall() {
        wire.answers(WireJson.INVITE);
        var calls = new AtomicInteger();
        var http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (calls.getAndIncrement() > 0) return chain.proceed(chain.request());
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("a bug");
                })
                .build();
        var person = wire.person(b -> b.httpClient(http).maxConcurrentCalls(1));
        var first = person.sendInviteAsync();
        var second = person.sendInviteAsync();
        assertThat(first).failsWithin(SOON);
        assertThat(second).succeedsWithin(SOON);
    }

    /** As OkHttp does when the machine has no thread left for it. */
    @EachCallMode
    void endsACallThatNoThreadIsLeftFor(CallMode mode) {
        var person = intercepted(chain -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    /** As of two libraries that do not fit. */
    @EachCallMode
    void tellsWhatBecameOfACallThatALinkageErrorEnds(CallMode mode) {
        wire.answers(WireJson.INVITE, WireJson.PERSON_ANSWERED);
        var error = new NoSuchMethodError("okio.Buffer.x()");
        var before = mode.failedInvite(ConnectionException.class, intercepted(chain -> {
            throw error;
        }));
        assertThat(before).hasCause(error).hasMessageEndingWith(" after 1 attempt: two libraries do not fit together");
        assertThat(before.delivery()).isEqualTo(Delivery.NOT_SENT);
        var after = intercepted(chain -> {
            chain.proceed(chain.request()).close();
            throw error;
        });
        assertThat(mode.failedInvite(ConnectionException.class, after).delivery())
                .isEqualTo(Delivery.UNKNOWN);
        assertThat(mode.failedGet(ConnectionException.class, after).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    /** Which happens on the one thread that ends the calls of all clients. */
    @EachCallMode
    void endsTheNextCallToo(CallMode mode) {
        wire.answers(Wire.STALLED, Wire.STALLED);
        var http = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        throw new AssertionError("a listener's bug");
                    }
                })
                .build();
        var person = wire.person(b -> b.httpClient(http).attemptTimeout(Duration.ofMillis(100)));
        for (int call = 0; call < 2; call++)
            assertThat(mode.failedInvite(ConnectionException.class, person)).hasMessageEndingWith(": timeout");
    }

    /** The events while a success is read, and after. */
    private enum Moment {
        RESPONSE_BODY_START,
        RESPONSE_BODY_END,
        CONNECTION_RELEASED,
        CALL_END
    }

    private static final class Throwing extends EventListener {
        private final Moment at;
        private final Supplier<Throwable> thrown;

        Throwing(Moment at, Supplier<Throwable> thrown) {
            this.at = at;
            this.thrown = thrown;
        }

        private void now(Moment moment) {
            if (moment == at) throw sneaky(thrown.get());
        }

        @Override
        public void responseBodyStart(Call call) {
            now(Moment.RESPONSE_BODY_START);
        }

        @Override
        public void responseBodyEnd(Call call, long byteCount) {
            now(Moment.RESPONSE_BODY_END);
        }

        @Override
        public void connectionReleased(Call call, Connection connection) {
            now(Moment.CONNECTION_RELEASED);
        }

        @Override
        public void callEnd(Call call) {
            now(Moment.CALL_END);
        }
    }

    static Stream<Arguments> listeners() {
        return Arrays.stream(CallMode.values())
                .flatMap(mode -> Arrays.stream(Moment.values()).map(moment -> Arguments.of(mode, moment)));
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoBodyWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        assertKept(
                mode, listened(moment, () -> new IllegalStateException("a listener's bug")), WireJson.PERSON_ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoBodyWhenAListenerThrowsACheckedException(CallMode mode, Moment moment) {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.PERSON_ANSWERED);
        assertKept(mode, listened(moment, Checked::new), WireJson.PERSON_ANSWERED);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoByteOfALargeBodyWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(LARGE, LARGE);
        assertKept(mode, listened(moment, () -> new IllegalStateException("a listener's bug")), LARGE);
    }

    @ParameterizedTest
    @MethodSource("listeners")
    void losesNoInviteWhenAListenerThrows(CallMode mode, Moment moment) {
        wire.answers(WireJson.INVITE);
        var person = listened(moment, () -> new IllegalStateException("a listener's bug"));
        try {
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        } catch (DecodingException e) {
            assertThat(e.responseBytes()).isEqualTo(WireJson.INVITE.getBytes(UTF_8));
        }
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private void assertKept(CallMode mode, PersonHandle person, String body) {
        try {
            Person answer = mode.get(person);
            assertThat(Optional.ofNullable(answer.result())).contains(Docs.ANDRES_RESULT);
        } catch (DecodingException e) {
            assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
            assertThat(e.responseBytes()).isEqualTo(body.getBytes(UTF_8));
        }
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private PersonHandle listened(Moment at, Supplier<Throwable> thrown) {
        return wire.person(b -> b.httpClient(new OkHttpClient.Builder()
                .eventListener(new Throwing(at, thrown))
                .build()));
    }

    private PersonHandle intercepted(Interceptor interceptor) {
        return wire.person(b -> b.httpClient(
                new OkHttpClient.Builder().addInterceptor(interceptor).build()));
    }

    /** Throws what is no RuntimeException as if it were one. */
    private static RuntimeException sneaky(Throwable thrown) {
        throw UsersCodeTest.<RuntimeException>as(thrown);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // not checked: that is the trick
    private static <E extends Throwable> E as(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
