package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file: what is in it, and what is done about one that is not as it was written. */
final class FileJournalTest {
    private static final String HEADER_OF_ANOTHER_FORMAT =
            "{\"format\":\"2\",\"run\":\"r\",\"group\":\"g\",\"salt\":\"s\"}";

    @TempDir
    Path folder;

    private final BulkServer server = new BulkServer();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("people.journal");
    }

    @AfterEach
    void close() {
        assertThat(server.hasAnythingTwice()).isFalse();
        server.close();
    }

    private BulkReport run(int rows) {
        return server.bulk(Journal.file(file)).build().run(rows(rows));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void holdsReferencesAndIdsOnly() throws IOException {
        run(2);
        assertThat(Files.readAllLines(file)).hasSize(9).allMatch(line -> line.matches("[0-9a-f]{8} \\{\"at\":\".*\\}"));
        assertThat(Files.readString(file))
                .contains("\"ref\":\"row-0\",\"step\":\"ADDING\"", "person-1", "\"group\":\"" + Docs.GROUP_ID)
                .doesNotContain("Person", "example.com", "https", "name");
        assertThat(files()).containsExactly("people.journal", "people.journal.lock");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file has the rights of its folder there")
    void isForItsOwnersEyes() throws IOException {
        run(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void knowsItsGroupAndRefusesAnother() {
        assertThat(Journal.file(file).groupId()).isEmpty();
        run(1);
        assertThat(Journal.file(file).groupId()).contains(Docs.GROUP_ID);
        assertThatIllegalStateException()
                .isThrownBy(() -> Journal.file(file).open("another"))
                .withMessageContaining("must be that of group another, but is that of group " + Docs.GROUP_ID);
    }

    @Test
    void isUsedByOneAtATime() throws IOException {
        try (var first = Journal.file(file).open(Docs.GROUP_ID)) {
            var link = Files.createSymbolicLink(folder.resolve("link"), file);
            for (Path path : List.of(file, link, folder.resolve(".").resolve("people.journal")))
                assertThatIllegalStateException()
                        .isThrownBy(() -> Journal.file(path).open(Docs.GROUP_ID))
                        .withMessageContaining("must be used by one BulkInvite at a time");
            assertThat(first.find("row-0")).isNull();
        }
        Journal.file(file).open(Docs.GROUP_ID).close();
    }

    @Test
    void cutsOffALastLineThatIsTornAndKeepsIt() throws IOException {
        run(3);
        byte[] whole = Files.readAllBytes(file);
        int last = lastLine(whole);
        for (int length = last + 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (var journal = Journal.file(file).open(Docs.GROUP_ID)) {
                assertThat(journal.counts().get(Step.INVITED))
                        .as("cut at %d of %d", length, whole.length)
                        .isEqualTo(2);
                assertThat(journal.counts().get(Step.INVITING)).isEqualTo(1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(whole, last));
            assertThat(Files.readAllBytes(folder.resolve("people.journal.torn-at-" + last)))
                    .isEqualTo(Arrays.copyOfRange(whole, last, length));
        }
    }

    private static int lastLine(byte[] bytes) {
        int at = bytes.length - 2;
        while (bytes[at] != '\n') at--;
        return at + 1;
    }

    @Test
    void beginsAnewIfTheHeaderIsTorn() throws IOException {
        run(0);
        byte[] header = Files.readAllBytes(file);
        for (int length = 0; length < header.length; length++) {
            Files.write(file, Arrays.copyOf(header, length));
            Journal.file(file).open("another").close();
            assertThat(Journal.file(file).groupId()).contains("another");
        }
    }

    /** Every byte of every line but the last: nothing that was changed goes unnoticed. */
    @Test
    void refusesALineThatIsNotAsItWasWritten() throws IOException {
        run(2);
        byte[] whole = Files.readAllBytes(file);
        int line = 1;
        int start = 0;
        for (int at = 0; at < whole.length - 1; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThatIllegalStateException()
                    .as("byte %d", at)
                    .isThrownBy(() -> Journal.file(file).open(Docs.GROUP_ID))
                    .withMessageContaining("line " + line + ", at byte " + start + ", is not");
            assertThat(Files.readAllBytes(file)).isEqualTo(changed);
            if (whole[at] == '\n') {
                line++;
                start = at + 1;
            }
        }
    }

    @Test
    void noticesLinesThatWereTakenOutOrMoved() throws IOException {
        run(2);
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size() - 1; i++) {
            var without = new ArrayList<>(lines);
            without.remove(i);
            Files.write(file, without);
            assertThatIllegalStateException()
                    .isThrownBy(() -> Journal.file(file).open(Docs.GROUP_ID));
        }
    }

    @Test
    void refusesAnotherFormatAndAnotherFile() throws IOException {
        byte[] json = HEADER_OF_ANOTHER_FORMAT.getBytes(UTF_8);
        Files.write(file, JournalLines.line(JournalLines.crc(0, json), json));
        assertThatIllegalStateException()
                .isThrownBy(() -> Journal.file(file).groupId())
                .withMessageContaining("line 1, at byte 0, is no header that this version knows");
        Files.writeString(file, "reference,name\n1,Andre\n");
        assertThatIllegalStateException().isThrownBy(() -> Journal.file(file).open(Docs.GROUP_ID));
        for (String precious :
                List.of("{\"of\":\"somebody else\"}", "deadbeefs", "0123456 {\"at\"", "a".repeat(2_000))) {
            Files.writeString(file, precious);
            assertThatIllegalStateException()
                    .isThrownBy(() -> Journal.file(file).open(Docs.GROUP_ID));
            assertThat(Files.readString(file)).isEqualTo(precious);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> Journal.file(folder).open(Docs.GROUP_ID))
                .withMessageContaining("must be a file to read and write");
        assertThatIllegalStateException()
                .isThrownBy(() -> Journal.file(folder.resolve("no/such/folder")).open(Docs.GROUP_ID));
    }

    @Test
    void takesAnOpenClaimForADoubtAfterACrash() throws IOException {
        run(1);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, lastLine(whole))); // as if the process had died before the answer
        var report = run(1);
        assertThat(report.inDoubt()).isEqualTo(1);
        try (var outcomes = report.outcomes()) {
            assertThat(outcomes).containsExactly(new Outcome.InDoubt("row-0", "sendInvite", "person-0"));
        }
        assertThat(server.invites()).isEqualTo(1);
    }

    /** The writer's thread tells of the outcome at any moment, also in the middle of the next claim. */
    @Test
    void claimsARowAgainWhileItsOutcomeIsOnItsWay() throws Exception {
        int rows = 300;
        try (var journal = Journal.file(file).open(Docs.GROUP_ID)) {
            var threads = new ArrayList<OnThread<Integer>>();
            for (int i = 0; i < 4; i++) {
                String prefix = "thread-" + i + "-";
                threads.add(OnThread.start(() -> {
                    int granted = 0;
                    for (int j = 0; j < rows; j++) {
                        var claim = RowCalls.join(journal.claim(Row.fresh(prefix + j, "f".repeat(16)), Step.ADDING))
                                .orElseThrow();
                        var added = claim.row().added("person");
                        var recorded = journal.record(claim, added);
                        while (j % 2 == 0 && !recorded.isDone()) Thread.onSpinWait();
                        if (RowCalls.join(journal.claim(added, Step.INVITING)).isPresent()) granted++;
                    }
                    return granted;
                }));
            }
            for (var thread : threads) assertThat(thread.value()).isEqualTo(rows);
        }
    }

    @Test
    void holdsReferencesOfAnyScriptAndLongLinks() {
        var odd = Invitee.of("\u20ac \"\\\u65e5\u672c\ud83d\ude00".repeat(10), row(1).person());
        try (var bulk = server.bulk(Journal.file(file)).build()) {
            assertThat(bulk.invite(odd)).isInstanceOf(Outcome.Invited.class);
        }
        try (var journal = Journal.file(file).open(Docs.GROUP_ID)) {
            var known = journal.find(odd.reference());
            assertThat(known).isNotNull();
            var claim = RowCalls.join(journal.claim(Row.fresh("long", "f".repeat(16)), Step.ADDING))
                    .orElseThrow();
            var link = new Row("long", Step.INVITED, "f".repeat(16), "p", "i", "https://" + "x".repeat(4_000), 0);
            RowCalls.join(journal.record(claim, link));
            assertThat(journal.find("long")).isEqualTo(link);
        }
    }
}
