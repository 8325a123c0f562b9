package io.github.idininvites.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.WaitingSleeper;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.proof.faults.FaultRow.Connection;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OkHttpLog;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.ThreadKind;
import io.github.idininvites.support.TickingClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Stops calls at every stage, in every way: they end at once, tell the truth, and leave their thread's flag as it was. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "if no more connections fit into a queue, Windows refuses them")
final class StopMatrixIT {
    private static final int AT_ONCE = 8;
    private static final Duration SOON = Duration.ofMillis(30);
    private static final Duration LATE = Duration.ofMillis(400);
    private static final Duration AT_THE_SAME_TIME = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(2);
    /** Who writes 8 MB of JSON keeps a processor from all others, so one call does at a time. */
    private static final Semaphore LARGE = new Semaphore(1);

    private static final AtomicInteger STOPPED = new AtomicInteger();
    private static final AtomicLong LONGEST = new AtomicLong();

    @BeforeAll
    static void hush() {
        OkHttpLog.hush();
    }

    @AfterAll
    static void unhush() {
        OkHttpLog.unhush();
        Proof.STOPS.figure(
                "%,d calls ended as expected, at most %.1f ms after the stop", STOPPED.get(), LONGEST.get() / 1e6);
    }

    /** A call that is stopped. */
    private record Way(Combination call, Stop stop, ThreadKind thread) {
        static Stream<Way> of(FaultRow stage) {
            return Combination.of(stage)
                    .flatMap(call -> Arrays.stream(Stop.values())
                            .flatMap(stop ->
                                    Arrays.stream(ThreadKind.values()).map(thread -> new Way(call, stop, thread))))
                    .filter(Way::applies);
        }

        private boolean applies() {
            if (!thread.exists()) return false;
            // An interceptor that sends a POST again ends it, and then it waits for nothing.
            if (call.fault().callSleeps() && call.expected() == null) return false;
            return switch (stop) {
                case INTERRUPT -> call.mode() == CallMode.SYNC;
                // A sleep that does not fit into the call's time is not begun.
                case CLOSE -> thread == ThreadKind.PLATFORM && !call.fault().callSleeps();
                case CLOSE_INTERRUPTED -> thread == ThreadKind.PLATFORM;
            };
        }

        @Override
        public String toString() {
            return call + ", " + thread + ", " + stop;
        }
    }

    @TestFactory
    Stream<DynamicContainer> stopsCallsAtEveryStage() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var thread = new Thread(task, "stop-matrix");
            thread.setDaemon(true);
            return thread;
        });
        var containers = StopTable.TABLE.stream()
                .map(stage -> DynamicContainer.dynamicContainer(
                        stage.name,
                        Way.of(stage)
                                .map(way -> test(way, threads.submit(() -> stop(way))))
                                .toList()))
                .toList();
        threads.shutdown();
        return containers.stream();
    }

    private static DynamicTest test(Way way, Future<?> running) {
        return DynamicTest.dynamicTest(way.toString(), () -> running.get(300, TimeUnit.SECONDS));
    }

    private static @Nullable Void stop(Way way) throws Exception {
        boolean large = way.call.fault().hasLargeBody();
        if (large) LARGE.acquire();
        try {
            return stopInTime(way);
        } finally {
            if (large) LARGE.release();
        }
    }

    /** On a busy machine a call may not have come to its stage yet, or end late: then it is given more time. */
    private static @Nullable Void stopInTime(Way way) throws Exception {
        for (var soon = SOON; ; soon = soon.multipliedBy(4)) {
            try {
                stop(way, soon);
                STOPPED.incrementAndGet();
                return null;
            } catch (AssertionError e) {
                if (soon.compareTo(LATE) > 0) throw e;
            } catch (ExecutionException e) { // the client was closed before the call began
                if (!(e.getCause() instanceof IllegalStateException) || soon.compareTo(LATE) > 0) throw e;
            }
        }
    }

    private static void stop(Way way, Duration soon) throws Exception {
        var call = way.call;
        var sleeper = new WaitingSleeper();
        try (var server = call.fault().behaviour.start(call.protocol());
                var users = call.okHttpClient(server);
                var patient = users.into(sleeper.into(IdinInvitesClient.builder()))
                        .credentials(Docs.CREDENTIALS)
                        .clock(new TickingClock())
                        .baseUrl(call.baseUrl(server))
                        .attemptTimeout(LONG)
                        .callTimeout(LONG)
                        .build();
                var client = patient.newBuilder()
                        .callTimeout(way.stop == Stop.CLOSE ? soon.multipliedBy(16) : LONG)
                        .build()) {
            if (call.connection() == Connection.REUSED)
                assertThat(Meeting.get(patient, CallMode.SYNC)).isNull();
            server.arm();
            var running = OnThread.start(
                    way.thread, () -> call.post() ? Meeting.post(client, call) : Meeting.get(client, call.mode()));
            awaitStage(running, () -> call.fault().callSleeps() ? sleeper.waits() : server.met());
            linger(soon);
            long stoppedAt = stop(way.stop, client, running);
            var failure = outcome(running, way);
            Meeting.keptThePromises(call, server, failure);
            endedAsExpected(way, server, failure);
            if (running.keptTheFlag() != (way.stop == Stop.INTERRUPT))
                throw new IllegalStateException(way + ": the flag is " + running.keptTheFlag(), failure);
            endedAtOnce(way, Duration.ofNanos(running.endedAt() - stoppedAt).abs());
        }
    }

    private static void awaitStage(OnThread<?> running, BooleanSupplier there) throws InterruptedException {
        while (!there.getAsBoolean()) {
            if (running.isDone()) throw new AssertionError("ended before it came to its stage");
            linger(Duration.ofMillis(1));
        }
    }

    /** No server can tell when a client begins to wait; it does within this time, or the call is made again. */
    private static void linger(Duration time) throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When the call was stopped; it is to end about then. */
    private static long stop(Stop stop, IdinInvitesClient client, OnThread<?> running) throws Exception {
        if (stop == Stop.INTERRUPT) {
            long now = System.nanoTime();
            running.interrupt();
            return now;
        }
        var closing = OnThread.start(client::close);
        if (stop == Stop.CLOSE_INTERRUPTED) closing.awaitWaiting().interrupt();
        assertThat(closing.value()).isTrue();
        return closing.endedAt();
    }

    private static @Nullable IdinInvitesException outcome(OnThread<@Nullable IdinInvitesException> running, Way way)
            throws Exception {
        try {
            return running.value();
        } catch (AssertionError hangs) {
            throw new IllegalStateException(way.call.fault().name + ", " + way, hangs);
        }
    }

    private static void endedAsExpected(Way way, FaultyServer server, @Nullable IdinInvitesException failure) {
        var expected = way.call.expected();
        var outcome = Expected.of(server.requests(), failure);
        if (expected != null && !expected.equals(outcome))
            throw new AssertionError(
                    way.call.fault().name + ", " + way + "\nexpected: " + expected + "\n but was: " + outcome, failure);
        if (failure instanceof DecodingException e) Meeting.lostNoByte(way.call.fault(), server.body(), e);
    }

    private static void endedAtOnce(Way way, Duration difference) {
        assertThat(difference)
                .as("%s, %s: between the stop and the end", way.call.fault().name, way)
                .isLessThan(AT_THE_SAME_TIME);
        LONGEST.accumulateAndGet(difference.toNanos(), Math::max);
    }
}
