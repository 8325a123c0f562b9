package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.bulk.Outcome.Invited;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server, and a journal in a file. After each test, nothing may have been sent twice. */
abstract class BulkSetup {
    @TempDir
    Path folder;

    final BulkServer server = new BulkServer();
    Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("people.journal");
    }

    @AfterEach
    void sendsNothingTwice() {
        assertThat(server.hasAnythingTwice()).isFalse();
        server.close();
    }

    BulkInvite bulk() {
        return server.bulk(Journal.file(file)).build();
    }

    static List<Outcome> outcomes(BulkReport report) {
        try (Stream<Outcome> outcomes = report.outcomes()) {
            var all = outcomes.toList();
            assertThat(all)
                    .hasSize((int) (report.invited() + report.rejected() + report.inDoubt() + report.notTried()));
            return all;
        }
    }

    static Invited invited(int row) {
        return new Invited("row-" + row, "person-" + row, "invite-" + row + "-524a-4a2e-a77a-5f2c27397c3e", null);
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
