package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.bulk.Journal;
import io.github.idininvites.proof.crash.TestedJournal.InFile;
import io.github.idininvites.proof.crash.TestedJournal.InFile.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a journal in a file must bear: a second process, and a line that was torn at any byte. */
final class JournalFileIT extends CrashSetup {
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
}
