package io.github.idininvites.proof.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.support.Proof;
import io.github.idininvites.support.QuickServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much memory and disk a long list takes: a run in a process with a small heap, and then one that goes on with its journal.
 * {@code -Dbulk.persons=100000 -Dbulk.heap=64m} and {@code -Dbulk.persons=1000000 -Dbulk.heap=256m} are the figures of the
 * documentation.
 */
final class BulkMemoryIT {
    private static final int PERSONS = Integer.getInteger("bulk.persons", 3_000);
    private static final String HEAP = System.getProperty("bulk.heap", "24m");
    private static final int BYTES_A_ROW = 700;

    @TempDir
    Path folder;

    @Test
    void holdsALongListInASmallHeap() throws Exception {
        Path journal = folder.resolve("journal");
        try (var server = new QuickServer()) {
            for (String round : List.of("first", "again")) {
                int exit = JavaProcess.run(
                        JavaProcess.of(
                                List.of("-Xmx" + HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                                BulkMemoryProgram.class.getName(),
                                server.baseUrl(),
                                journal.toString(),
                                Integer.toString(PERSONS)),
                        line -> true);
                assertThat(exit)
                        .as("the %s run, with a heap of %s", round, HEAP)
                        .isZero();
            }
            assertThat(server.requests()).as("calls of both runs").isEqualTo(2 * PERSONS);
        }
        long bytes = Files.size(journal) / PERSONS;
        assertThat(bytes).as("bytes of the journal a row").isBetween(400L, (long) BYTES_A_ROW);
        Proof.BULK_MEMORY.figure(
                "%,d persons, invited and read again with a heap of %s; %d bytes of the journal a row",
                PERSONS, HEAP, bytes);
    }
}
