package io.github.idininvites.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.proof.crash.TestedJournal.InFile;
import io.github.idininvites.proof.crash.TestedJournal.InFile.Event;
import io.github.idininvites.support.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can end a run of bulk invites: SIGKILL, SIGTERM, a full disk. {@code -Dcrash.persons=5000 -Dcrash.kills=25} makes the first
 * longer, and kills at other moments each time.
 */
final class CrashIT extends CrashSetup {
    private static final int SIGTERM = 15;

    @ParameterizedTest
    @EnumSource
    void sendsNothingTwiceAndDoubtsOnlyWhatMayHaveLanded(TestedJournal.Kind kind) throws Exception {
        Integer persons = Integer.getInteger("crash.persons");
        int kills = Integer.getInteger("crash.kills", 4);
        long seed = Long.getLong("crash.seed", persons == null ? 20_190_101 : System.nanoTime());
        var run = new CrashRun(
                kind.in(folder),
                folder.resolve("report.csv"),
                persons == null ? 400 : persons,
                kills,
                seed,
                System.out);
        assertThat(run.run(kind + ", seed " + seed)).isEmpty();
        Proof.valueOf("CRASH_" + kind).figure("%s", run.totals());
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
    void leavesNothingInDoubtOnSigterm(TestedJournal.Kind kind) throws Exception {
        var journal = kind.in(folder);
        var gate = server.gate(ROWS / 2, CrashWorker.CONCURRENCY);
        try (var worker = worker(journal)) {
            gate.await(worker);
            worker.terminate();
            gate.open();
            assertThat(worker.awaitEnd().exitCode()).isEqualTo(128 + SIGTERM);
        }
        var steps = journal.steps();
        assertThat(steps.values()).isSubsetOf("NEW", "ADDED", "INVITED");
        assertThat(gate.heldRows())
                .hasSize(CrashWorker.CONCURRENCY)
                .allSatisfy(
                        row -> assertThat(steps).containsEntry(row, ledger.invites(row) == 1 ? "INVITED" : "ADDED"));
        assertThat(ledger.posts()).isLessThan(2 * ROWS);
        invitesAllInTheEnd(journal);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SmallDisk is a tmpfs")
    void stopsBeforeTheCallOnceTheDiskIsFull() throws Exception {
        var copy = new InFile(folder.resolve("copy.journal"));
        Map<String, String> doubts;
        try (var disk = new SmallDisk(folder.resolve("disk"))) {
            var journal = new InFile(disk.folder.resolve("people.journal"));
            var report = run(journal.file(), ROWS);
            assertThat(report.stoppedBy())
                    .get()
                    .satisfies(why -> assertThat(why)
                            .isInstanceOf(IllegalStateException.class)
                            .hasStackTraceContaining("the disk failed or is full")
                            .hasRootCauseInstanceOf(IOException.class));
            doubts = journal.openClaims();
            assertThat(outcomes(report).values()).contains("invited");
            assertThat(doubts(report)).isEqualTo(doubts);
            Files.copy(journal.file(), copy.file());
        }
        int posts = ledger.posts();
        assertThat(posts).isBetween(1, 2 * ROWS - 1);
        var claims = copy.events().stream().collect(Collectors.groupingBy(event -> event, Collectors.counting()));
        for (String row : ledger.references()) {
            assertThat(claims).containsEntry(new Event(row, "ADDING"), 1L);
            if (ledger.invites(row) > 0) assertThat(claims).containsEntry(new Event(row, "INVITING"), 1L);
        }
        var report = run(copy.file(), ROWS);
        assertThat(report)
                .hasToString("BulkReport[invited=" + (ROWS - doubts.size()) + ", rejected=0, inDoubt=" + doubts.size()
                        + ", notTried=0]");
        assertThat(doubts(report)).isEqualTo(doubts);
        assertThat(ledger.sentTwice()).isEmpty();
        Proof.FULL_DISK.figure(
                "full after %d of %d POSTs: %d rows in doubt, no POST twice", posts, 2 * ROWS, doubts.size());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SmallDisk is a tmpfs")
    void sendsNothingIfTheDiskIsFullFromTheStart() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"))) {
            Path journal = disk.folder.resolve("people.journal");
            disk.fill(0);
            assertThatThrownBy(() -> run(journal, FEW))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(journal.toString())
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(ledger.posts()).isZero();
            disk.fill(SmallDisk.BYTES);
            assertThat(run(journal, FEW)).hasToString(allInvited(FEW));
        }
    }

    /** By reference, the call that is in doubt. */
    private static Map<String, String> doubts(BulkReport report) {
        var doubts = outcomes(report);
        doubts.values().removeAll(List.of("invited", "not tried"));
        return doubts;
    }
}
