package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.QuickServer;
import io.github.idininvites.support.SocketServer;
import io.github.idininvites.support.ThreadKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What many sync callers cost: no thread each, and no connection but the first. {@code -Dcalls=100000} makes more calls. */
@Timeout(300)
final class ManyCallersIT {
    private static final int WAITING = 1_000;
    private static final int CALLS = Integer.getInteger("calls", 20_000);
    private static final Set<String> OPENED = new ConcurrentSkipListSet<>();
    private static final Duration LONG = Duration.ofMinutes(2);

    @AutoClose
    private final QuickServer server = new QuickServer();

    @ParameterizedTest
    @EnumSource
    void haveNoThreadOfTheClientsEach(ThreadKind kind) throws Exception {
        server.hold();
        try (var client = client(64)) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            var earlier = threads("idin-invites-"); // idle ones, of other tests
            var calls = start(kind, WAITING, person::get);
            assertThat(server.awaitRequests(WAITING))
                    .as("all wait for the server")
                    .isTrue();
            var more = threads("idin-invites-").stream()
                    .filter(thread -> !earlier.contains(thread))
                    .toList();
            assertThat(more).hasSizeLessThanOrEqualTo(2);
            Proof.THREADS.figure(
                    "%,d callers that wait, %d threads of the client started for them", WAITING, more.size());
            if (kind == ThreadKind.VIRTUAL)
                assertThat(threads("").size() - threads(SocketServer.THREAD).size())
                        .as("threads that are not the server's")
                        .isLessThan(WAITING / 4);
            server.release();
            for (var call : calls) assertThat(call.value()).isEqualTo(Docs.ANDRE_ANSWERED);
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 64, PLATFORM", "256, 64, PLATFORM", "64, 8, PLATFORM", "256, 8, PLATFORM", "256, 64, VIRTUAL"})
    void openNoConnectionOnceTheyHaveOneEach(int callers, int maxConcurrentCalls, ThreadKind kind) throws Exception {
        server.hold();
        try (var client = client(maxConcurrentCalls)) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            var warm = new CyclicBarrier(callers + 1);
            var left = new AtomicInteger(CALLS);
            var calls = start(kind, callers, () -> {
                person.sendInvite();
                warm.await(1, TimeUnit.MINUTES);
                while (left.decrementAndGet() >= 0)
                    assertThat(left.get() % 2 == 0 ? person.get() : person.sendInvite())
                            .isNotNull();
                return true;
            });
            assertThat(server.awaitRequests(callers))
                    .as("each has a connection")
                    .isTrue();
            server.release();
            warm.await(1, TimeUnit.MINUTES);
            for (var call : calls) call.join();
            for (var call : calls) assertThat(call.value()).isTrue();
            assertThat(server.accepted()).as("connections").isEqualTo(callers);
            assertThat(server.requests()).isEqualTo(CALLS);
            OPENED.add("%,d by %d callers".formatted(server.accepted(), callers));
            Proof.CONNECTIONS.figure("%,d calls each; connections opened: %s", CALLS, String.join(", ", OPENED));
        }
    }

    private IdinInvitesClient client(int maxConcurrentCalls) {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(server.baseUrl())
                .maxConcurrentCalls(maxConcurrentCalls)
                .attemptTimeout(LONG)
                .callTimeout(LONG)
                .build();
    }

    private static <T> List<OnThread<T>> start(ThreadKind kind, int callers, Callable<T> work) {
        return Stream.generate(() -> OnThread.start(kind, work)).limit(callers).toList();
    }

    private static List<Thread> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }
}
