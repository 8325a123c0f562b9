package io.github.idininvites.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RecordingSleeper;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.proof.faults.FaultRow.Connection;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OkHttpLog;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.TickingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Meets every fault of the table in every way, and compares what happened with what the table says. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "if no more connections fit into a queue, Windows refuses them")
final class FaultMatrixIT {
    private static final int AT_ONCE = 16;
    private static final AtomicInteger AS_EXPECTED = new AtomicInteger();
    private static final Path SUMMARY = Path.of("src/test/java/io/github/idininvites/proof/faults/fault-matrix.md");
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(10);

    @BeforeAll
    static void hush() {
        OkHttpLog.hush();
    }

    @AfterAll
    static void unhush() {
        OkHttpLog.unhush();
        Proof.FAULTS.figure("%s, %,d as expected", Summary.totals(), AS_EXPECTED.get());
    }

    @Test
    void isSummedUpBesideThisTest() throws IOException {
        if (Boolean.getBoolean("fault-matrix.update")) Files.writeString(SUMMARY, Summary.markdown());
        assertThat(Files.readString(SUMMARY))
                .as("%s; mvn test -Dtest=FaultMatrixIT -Dfault-matrix.update=true writes it anew", SUMMARY)
                .isEqualTo(Summary.markdown());
    }

    /** But for a row that needs 127.0.0.2, which elsewhere may be no address of this machine. */
    @TestFactory
    Stream<DynamicContainer> meetsEveryFaultInEveryWay() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            var thread = new Thread(task, "fault-matrix");
            thread.setDaemon(true);
            return thread;
        });
        var containers = FaultTable.TABLE.stream()
                .filter(fault -> OS.LINUX.isCurrentOs() || !fault.name.equals("two addresses, the first refuses"))
                .map(fault -> DynamicContainer.dynamicContainer(
                        fault.name,
                        Combination.of(fault)
                                .map(way -> test(way, threads.submit(() -> meet(way))))
                                .toList()))
                .toList();
        threads.shutdown();
        return containers.stream();
    }

    private static DynamicTest test(Combination way, Future<?> running) {
        return DynamicTest.dynamicTest(way.toString(), () -> running.get(120, TimeUnit.SECONDS));
    }

    /** On a busy machine an attempt may end before it has met the fault: then it is given more time. */
    private static @Nullable Void meet(Combination way) throws Exception {
        for (var soon = SOON; ; soon = soon.multipliedBy(4)) {
            try {
                meet(way, soon);
                AS_EXPECTED.incrementAndGet();
                return null;
            } catch (AssertionError e) {
                if (!way.fault().isTimed() || soon.compareTo(LATE) > 0) throw e;
            }
        }
    }

    private static void meet(Combination way, Duration soon) throws Exception {
        try (var server = way.fault().behaviour.start(way.protocol());
                var users = way.okHttpClient(server);
                var patient = users.into(RecordingSleeper.into(IdinInvitesClient.builder()))
                        .credentials(Docs.CREDENTIALS)
                        .clock(new TickingClock())
                        .baseUrl(way.baseUrl(server))
                        .build();
                var client = way.fault().settings(patient.newBuilder(), soon).build()) {
            if (way.connection() == Connection.REUSED)
                assertThat(Meeting.get(patient, CallMode.SYNC)).isNull();
            server.arm();
            var failure = way.post() ? Meeting.post(client, way) : Meeting.get(client, way.mode());
            Meeting.keptThePromises(way, server, failure);
            Expected expected = way.expected();
            var outcome = Expected.of(server.requests(), failure);
            if (expected != null && !expected.equals(outcome))
                throw new AssertionError(
                        way.fault().name + ", " + way + "\nexpected: " + expected + "\n but was: " + outcome, failure);
            if (failure instanceof DecodingException e) Meeting.lostNoByte(way.fault(), server.body(), e);
        }
    }
}
