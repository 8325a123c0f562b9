package io.github.idininvites.proof.crash;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bulk run against a server that counts the POSTs of each row. */
@Timeout(value = 30, unit = MINUTES, threadMode = SEPARATE_THREAD)
abstract class CrashSetup {
    static final int ROWS = 300;
    static final int FEW = 3;

    @TempDir
    Path folder;

    PostLedger ledger;
    CrashServer server;
    IdinInvitesClient idin;

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

    final WorkerProcess worker(TestedJournal journal) throws IOException {
        return new WorkerProcess(server, journal, ROWS, folder.resolve("report.csv"));
    }

    final void invitesAllInTheEnd(TestedJournal journal) throws Exception {
        try (var worker = worker(journal)) {
            assertThat(worker.awaitEnd()).isEqualTo(new WorkerProcess.End(0, allInvited(ROWS)));
        }
        assertThat(ledger.posts()).isEqualTo(2 * ROWS);
        assertThat(ledger.sentTwice()).isEmpty();
    }

    final BulkReport run(Path journal, int rows) {
        try (var bulk = CrashWorker.bulk(idin, Journal.file(journal))) {
            return bulk.run(CrashWorker.rows(rows));
        }
    }

    static String allInvited(int rows) {
        return "BulkReport[invited=" + rows + ", rejected=0, inDoubt=0, notTried=0]";
    }

    static Map<String, String> outcomes(BulkReport report) {
        try (var outcomes = report.outcomes()) {
            return outcomes.collect(Collectors.toMap(Outcome::reference, CrashSetup::word));
        }
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.InDoubt doubt) return doubt.call();
        return outcome instanceof Outcome.Invited ? "invited" : "not tried";
    }
}
