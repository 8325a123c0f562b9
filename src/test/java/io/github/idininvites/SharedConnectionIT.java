package io.github.idininvites;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OkHttpLog;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.ThreadKind;
import io.github.idininvites.support.Tls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that share one connection over HTTP/2: who interrupts one hurts no other. */
@Timeout(120)
final class SharedConnectionIT {
    private static final int NEIGHBOURS = 4;
    private static final int INTERRUPTED = 300;
    private static final int MOST_DELAY = 8_000_000; // nanoseconds; most calls end within that
    private static final NewPerson LARGE = NewPerson.of("x".repeat(1 << 20));

    private static final AtomicInteger ALL_ENDED = new AtomicInteger();
    private static final AtomicInteger ALL_INTERRUPTED = new AtomicInteger();

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger lastConnection = new AtomicInteger();
    private final Semaphore came = new Semaphore(0);
    private final CountDownLatch getsHeld = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean holding;
    private IdinInvitesClient client = IdinInvitesClient.create(Docs.CREDENTIALS);

    @BeforeAll
    static void hush() {
        OkHttpLog.hush();
    }

    @AfterAll
    static void unhush() {
        OkHttpLog.unhush();
    }

    @BeforeEach
    void start() throws Exception {
        server.setBodyLimit(0); // else it keeps all bodies
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request);
            }
        });
        Tls.serve(server);
        server.start();
        client.close();
        client = IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(server.url("").toString())
                .httpClient(Tls.client())
                .retryPolicy(RetryPolicy.none())
                .callTimeout(Duration.ofMinutes(1))
                .attemptTimeout(Duration.ofMinutes(1))
                .build();
        assertThat(person().get()).isEqualTo(Docs.ANDRE_ANSWERED);
    }

    @AfterEach
    void close() {
        getsHeld.countDown();
        over.countDown();
        client.close();
        server.close();
    }

    private MockResponse answer(RecordedRequest request) throws InterruptedException {
        lastConnection.accumulateAndGet(request.getConnectionIndex(), Math::max);
        boolean get = request.getMethod().equals("GET");
        if (holding) {
            came.release();
            (get ? getsHeld : over).await();
        }
        if (get) return Wire.json(200, WireJson.PERSON_ANSWERED);
        return Wire.json(200, request.getTarget().endsWith("/persons") ? WireJson.PERSON_ADDED : WireJson.INVITE);
    }

    @ParameterizedTest
    @EnumSource
    void isNotHurtByAnInterruptWhileAnotherCallWaits(ThreadKind kind) throws Exception {
        holding = true;
        var neighbour = person().getAsync();
        assertThat(came.tryAcquire(10, SECONDS)).isTrue();
        var interrupted = OnThread.start(kind, person()::sendInvite);
        assertThat(came.tryAcquire(10, SECONDS)).isTrue();
        interrupted.interrupt();
        assertThat(interrupted.failure())
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        assertThat(interrupted.keptTheFlag()).isTrue();
        getsHeld.countDown();
        assertThat(neighbour).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(person().get()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(lastConnection).as("the last connection's number").hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void isNotHurtByAnInterruptAtAnyMoment(ThreadKind kind) throws Exception {
        var done = new AtomicBoolean();
        var neighbours = Stream.generate(() -> OnThread.start(() -> {
                    int calls = 0;
                    for (; !done.get(); calls++) assertThat(person().get()).isEqualTo(Docs.ANDRE_ANSWERED);
                    return calls;
                }))
                .limit(NEIGHBOURS)
                .toList();
        var random = new SplittableRandom(1);
        int ended = 0;
        for (int i = 0; i < INTERRUPTED; i++) if (interrupt(kind, i % 3 == 0, random.nextInt(MOST_DELAY))) ended++;
        done.set(true);
        for (var neighbour : neighbours) assertThat(neighbour.value()).isPositive();
        assertThat(lastConnection).as("the last connection's number").hasValue(0);
        assertThat(ended).as("calls that were ended by an interrupt").isPositive();
        Proof.INTERRUPTS.figure(
                "%,d of %,d calls ended by an interrupt, and the connection stayed open",
                ALL_ENDED.addAndGet(ended), ALL_INTERRUPTED.addAndGet(INTERRUPTED));
    }

    /** Whether it ended a call. */
    private boolean interrupt(ThreadKind kind, boolean large, int nanos) throws Exception {
        var call = OnThread.start(
                kind, () -> large ? client.group(Docs.GROUP_ID).addPerson(LARGE) : person().sendInvite());
        boolean unused = new CountDownLatch(1).await(nanos, NANOSECONDS);
        call.interrupt();
        var failure = call.failure();
        if (failure == null) return false;
        assertThat(failure).isInstanceOf(IdinInvitesException.class);
        assertThat(call.keptTheFlag()).isTrue();
        return true;
    }

    private PersonHandle person() {
        return client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    }
}
