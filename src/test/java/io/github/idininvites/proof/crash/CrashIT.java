package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.proof.crash.TestedJournal.InFile;
import io.github.idininvites.proof.crash.TestedJournal.InFile.Event;
import io.github.idininvites.support.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What can end a run of bulk invites: SIGKILL, SIGTERM, a full disk, a torn journal, a second process. {@code
 * -Dcrash.persons=5000 -Dcrash.kills=25} makes the first longer, and kills at other moments each time.
 */
@Timeout(value = 30, unit = MINUTES, threadMode = SEPARATE_THREAD)
final class CrashIT {
    private static final int ROWS = 300;
    private static final int FEW = 3;
    private static final int SIGTERM = 15;

    @TempDir
    Path folder;

    private PostLedger ledger;
    private CrashServer server;
    private IdinInvitesClient idin;

    @BeforeEach
    void start() throws IOException {
        ledger = new PostLedger();
        server = new CrashServer(ledger);
        idin = CrashWorker.client(server.baseUrl());
    }

    @AfterEach
    void close() {
        server.close();
        idin.close();
    }

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
        Claim.valueOf("CRASH_" + kind).figure("%s", run.totals());
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no cat, and its locks are not POSIX's")
    void keepsOtherProcessesOutWhileItRuns() throws Exception {
        var journal = new InFile(folder.resolve("people.journal"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), journal.file());
        var gate = server.gate(ROWS / 2, CrashWorker.CONCURRENCY);
        try (var bulk = CrashWorker.bulk(idin, Journal.file(journal.file()))) {
            var first = bulk.runAsync(CrashWorker.rows(ROWS));
            gate.await();
            server.holdNoMore(); // else a second process that is not refused would wait for ever
            int posts = ledger.posts();
            isRefused(journal);
            isRefused(journal); // the first that was refused took no lock away
            isRefused(new InFile(link));
            assertThatThrownBy(() -> run(link, ROWS)).hasMessageContaining("in use by this process");
            isRefused(journal);
            // Where locks are POSIX's, a process that closes a file loses its locks on it.
            assertThat(journal.events()).isNotEmpty();
            assertThat(Journal.file(journal.file()).groupId()).isPresent();
            var cat = new ProcessBuilder("cat", journal.argument(), journal.argument() + ".lock")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(cat.waitFor()).isZero();
            isRefused(journal);
            assertThat(ledger.posts()).isEqualTo(posts);
            gate.open();
            assertThat(first.join()).hasToString(allInvited(ROWS));
        }
        invitesAllInTheEnd(journal);
    }

    private void isRefused(TestedJournal journal) throws Exception {
        try (var second = worker(journal)) {
            var end = second.awaitEnd();
            assertThat(end.exitCode()).as(end.said()).isEqualTo(CrashWorker.REFUSED);
            assertThat(end.said()).contains("in use by another process");
        }
    }

    private WorkerProcess worker(TestedJournal journal) throws IOException {
        return new WorkerProcess(server, journal, ROWS, folder.resolve("report.csv"));
    }

    private void invitesAllInTheEnd(TestedJournal journal) throws Exception {
        try (var worker = worker(journal)) {
            assertThat(worker.awaitEnd()).isEqualTo(new WorkerProcess.End(0, allInvited(ROWS)));
        }
        assertThat(ledger.posts()).isEqualTo(2 * ROWS);
        assertThat(ledger.sentTwice()).isEmpty();
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
        Claim.FULL_DISK.figure(
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

    /** Tears the last line of that kind at each of its bytes, in a journal that ends there. */
    @ParameterizedTest
    @CsvSource({"format,", "ADDING,", "ADDED,addPerson", "INVITING,", "INVITED,sendInvite"})
    void goesOnBehindATornLine(String kind, @Nullable String doubt) throws Exception {
        Path whole = folder.resolve("whole.journal");
        assertThat(run(whole, FEW)).hasToString(allInvited(FEW));
        byte[] bytes = Files.readAllBytes(whole);
        String text = new String(bytes, UTF_8);
        int found = text.lastIndexOf('"' + kind + '"');
        int start = text.lastIndexOf('\n', found) + 1;
        int end = text.indexOf('\n', found) + 1;
        String tornRow = text.substring(start, end).replaceAll(".*\"ref\":\"([^\"]*)\".*\n", "$1");
        for (int cut = start; cut < end; cut++) {
            var journal = new InFile(
                    Files.createDirectory(folder.resolve("at-" + cut)).resolve("people.journal"));
            Files.write(journal.file(), Arrays.copyOf(bytes, cut));
            var landed = new PostLedger(); // whatever was claimed
            server.use(landed);
            for (var event : journal.events()) {
                if (event.step().equals("ADDING")) landed.person(number(event));
                if (event.step().equals("INVITING")) landed.invite(number(event));
            }
            var doubts = journal.openClaims();
            var outcomes = outcomes(run(journal.file(), FEW));
            for (int i = 0; i < FEW; i++) {
                String row = CrashWorker.reference(Integer.toString(i));
                assertThat(outcomes).containsEntry(row, doubts.getOrDefault(row, "invited"));
                assertThat(landed.persons(row)).isEqualTo(1);
                assertThat(landed.invites(row)).isEqualTo("addPerson".equals(outcomes.get(row)) ? 0 : 1);
            }
            if (!kind.equals("format")) assertThat(outcomes).containsEntry(tornRow, doubt == null ? "invited" : doubt);
            Path torn = journal.file().resolveSibling("people.journal.torn-at-" + start);
            if (cut == start) assertThat(torn).doesNotExist();
            else assertThat(torn).hasBinaryContent(Arrays.copyOfRange(bytes, start, cut));
        }
    }

    private static String number(Event event) {
        return event.reference().substring(CrashWorker.reference("").length());
    }

    private BulkReport run(Path journal, int rows) {
        try (var bulk = CrashWorker.bulk(idin, Journal.file(journal))) {
            return bulk.run(CrashWorker.rows(rows));
        }
    }

    private static String allInvited(int rows) {
        return "BulkReport[invited=" + rows + ", rejected=0, inDoubt=0, notTried=0]";
    }

    /** By reference, the call that is in doubt. */
    private static Map<String, String> doubts(BulkReport report) {
        var doubts = outcomes(report);
        doubts.values().removeAll(List.of("invited", "not tried"));
        return doubts;
    }

    private static Map<String, String> outcomes(BulkReport report) {
        try (var outcomes = report.outcomes()) {
            return outcomes.collect(Collectors.toMap(Outcome::reference, CrashIT::word));
        }
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.InDoubt doubt) return doubt.call();
        return outcome instanceof Outcome.Invited ? "invited" : "not tried";
    }
}
