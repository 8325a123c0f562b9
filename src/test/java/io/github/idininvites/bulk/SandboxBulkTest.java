package io.github.idininvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole list against the sandbox. */
final class SandboxBulkTest {
    @TempDir
    Path folder;

    private IdinSandbox sandbox;
    private IdinInvitesClient idin;
    private GroupHandle group;

    @BeforeEach
    void start() {
        sandbox = IdinSandbox.start();
        idin = IdinInvitesClient.builder()
                .baseUrl(sandbox.baseUrl())
                .credentials(sandbox.keyId(), sandbox.keySecret())
                .build();
        group = idin.group(idin.groups().create("Company ABC"));
    }

    @AfterEach
    void close() {
        idin.close();
        sandbox.close();
    }

    private static List<Invitee> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Invitee.of(
                        "row-" + i,
                        NewPerson.of("Person " + i, "p" + i + "@example.com").requesting(Attribute.NAME)))
                .toList();
    }

    private BulkInvite bulk(Path journal) {
        return BulkInvite.builder(group).journal(Journal.file(journal)).build();
    }

    @Test
    void invitesEachPersonOnce() {
        Path journal = folder.resolve("people.journal");
        var rows = rows(100);
        var report = bulk(journal).run(rows);
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report).hasToString("BulkReport[invited=100, rejected=0, inDoubt=0, notTried=0]");
        assertThat(bulk(journal).run(rows)).hasToString("BulkReport[invited=100, rejected=0, inDoubt=0, notTried=0]");
        try (var outcomes = report.outcomes()) {
            assertThat(outcomes)
                    .hasSize(100)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(Outcome.Invited.class, invited -> {
                                assertThat(group.person(invited.personId())
                                                .get()
                                                .emailAddress())
                                        .isEqualTo("p" + invited.reference().substring(4) + "@example.com");
                                assertThat(invited.url()).isNull();
                            }));
        }
    }

    @Test
    void reportsWhatMayHaveLanded() {
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        sandbox.inject(Fault.SERVER_ERROR, 503);
        sandbox.inject(Fault.TOO_MANY_REQUESTS, 0);
        Path journal = folder.resolve("people.journal");
        var report = bulk(journal).run(rows(20));
        assertThat(report).hasToString("BulkReport[invited=18, rejected=0, inDoubt=2, notTried=0]");
        report.writeCsv(folder.resolve("report.csv"));
    }
}
