package io.github.idininvites;

import static io.github.idininvites.Sneaky.sneaky;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.Sneaky.Checked;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the user's interceptors may throw, as code in Kotlin does, and what becomes of the call. */
@Timeout(60)
final class UsersCodeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @AutoClose
    private final Wire wire = new Wire();

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

    private PersonHandle intercepted(Interceptor interceptor) {
        return wire.person(b -> b.httpClient(
                new OkHttpClient.Builder().addInterceptor(interceptor).build()));
    }
}
