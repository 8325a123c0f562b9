package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.ThreadKind;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which thread makes a call, and what it has of its caller: all of it if sync, nothing of it if async. */
final class CallersThreadTest {
    private static final ThreadLocal<@Nullable String> TENANT = new ThreadLocal<>();
    private static final InheritableThreadLocal<@Nullable String> HEIRLOOM = new InheritableThreadLocal<>();

    @AutoClose
    private final Wire wire = new Wire();

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Seen> seenByDns = new CopyOnWriteArrayList<>();
    private final PersonHandle person =
            wire.person(b -> b.baseUrl(wire.baseUrl().replace("127.0.0.1", "localhost"))
                    .httpClient(new OkHttpClient.Builder()
                            .dns(host -> {
                                seenByDns.add(Seen.here());
                                return List.of(InetAddress.getLoopbackAddress());
                            })
                            .addInterceptor(this::look)
                            .addNetworkInterceptor(this::look)
                            .build()));

    private record Seen(
            Thread thread,
            @Nullable String tenant,
            @Nullable String heirloom,
            @Nullable ClassLoader loader) {
        static Seen here() {
            var thread = Thread.currentThread();
            return new Seen(thread, TENANT.get(), HEIRLOOM.get(), thread.getContextClassLoader());
        }
    }

    private Response look(Interceptor.Chain chain) throws IOException {
        seen.add(Seen.here());
        return chain.proceed(chain.request());
    }

    @ParameterizedTest
    @EnumSource
    void makesASyncCall(ThreadKind kind) throws Exception {
        wire.answers(WireJson.PERSON_ANSWERED, WireJson.INVITE);
        var caller = OnThread.start(kind, () -> {
            become("A");
            person.get();
            person.sendInvite();
            return Seen.here();
        });
        assertThat(caller.value().tenant()).isEqualTo("A");
        assertThat(seen).hasSize(4).containsOnly(caller.value());
    }

    @Test
    void makesEachAttemptOfASyncCall() throws Exception {
        wire.answers(503, WireJson.PERSON_ANSWERED);
        var patient = wire.person(b -> RecordingSleeper.into(b.httpClient(
                new OkHttpClient.Builder().addInterceptor(this::look).build())));
        var caller = OnThread.start(() -> {
            become("A");
            patient.get();
            return Seen.here();
        });
        assertThat(seen).isEqualTo(List.of(caller.value(), caller.value()));
    }

    @Test
    void keepsTheContextOfOneCallerFromAnother() throws Exception {
        for (String tenant : List.of("A", "B", "C")) {
            wire.answers(WireJson.PERSON_ANSWERED);
            OnThread.start(() -> {
                        become(tenant);
                        return person.get();
                    })
                    .value();
        }
        assertThat(seen.stream().map(Seen::tenant)).containsExactly("A", "A", "B", "B", "C", "C");
        assertThat(seen.stream().map(Seen::heirloom)).containsExactly("A", "A", "B", "B", "C", "C");
    }

    @Test
    void givesAnAsyncCallNothingOfItsSubmitter() throws Exception {
        wire.answers(WireJson.PERSON_ANSWERED);
        var submitter = OnThread.start(() -> {
            become("A");
            return new Object[] {person.getAsync(), Seen.here()};
        });
        var call = (CompletableFuture<?>) submitter.value()[0];
        assertThat(call).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
        var submitters = (Seen) submitter.value()[1];
        assertThat(seen).hasSize(2).allSatisfy(there -> {
            assertThat(there.thread()).isNotSameAs(submitters.thread());
            assertThat(there.tenant()).isNull();
            assertThat(there.heirloom()).isNull();
            assertThat(there.loader()).isNotSameAs(submitters.loader());
        });
    }

    /** A lookup may take place on another thread, as nothing else ends one that hangs; then it belongs to nobody. */
    @Test
    void looksUpNamesAsTheCallerOrAsNobody() throws Exception {
        wire.answers(WireJson.PERSON_ANSWERED);
        var caller = OnThread.start(() -> {
            become("A");
            person.get();
            return Seen.here();
        });
        var callers = caller.value();
        assertThat(seenByDns).isNotEmpty().allSatisfy(there -> {
            if (there.equals(callers)) return;
            assertThat(there.heirloom()).isNull();
            assertThat(there.loader()).isNotSameAs(callers.loader());
        });
    }

    @Test
    void leavesTheCallersThreadAsItWas() throws Exception {
        wire.answers(WireJson.PERSON_ANSWERED, 404);
        var caller = OnThread.start(() -> {
            become("A");
            var before = Seen.here();
            person.get();
            try {
                person.get();
            } catch (RuntimeException e) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
            return before.equals(Seen.here());
        });
        assertThat(caller.value()).isTrue();
    }

    private static void become(String tenant) {
        TENANT.set(tenant);
        HEIRLOOM.set(tenant);
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
    }
}
