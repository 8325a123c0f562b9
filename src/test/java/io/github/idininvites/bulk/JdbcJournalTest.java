package io.github.idininvites.bulk;

import static io.github.idininvites.bulk.BulkServer.row;
import static io.github.idininvites.bulk.BulkServer.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.support.Database;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2; {@link PostgresJournalIT} and {@link MariaDbJournalIT} run the same. */
class JdbcJournalTest {
    private static final String FINGERPRINT = "0123456789abcdef";

    private final BulkServer server = new BulkServer();
    private final ManualClock clock = new ManualClock("2026-11-27T00:00:00Z");
    private DataSource dataSource;

    Database database() {
        return Database.H2;
    }

    @BeforeEach
    final void makeTheTable() {
        dataSource = database().empty();
        Database.execute(dataSource, Journal.JDBC_SCHEMA);
    }

    @AfterEach
    final void sendsNothingTwice() {
        assertThat(server.hasAnythingTwice()).isFalse();
        server.close();
    }

    private BulkInvite bulk() {
        return server.bulk(Journal.jdbc(dataSource, "company-abc")).build();
    }

    private OpenJournal open() {
        return new JdbcJournal(dataSource, "company-abc", JdbcJournal.LEASE, clock).open(Docs.GROUP_ID);
    }

    private static Claim claim(OpenJournal journal, Row from, Step to) {
        return RowCalls.join(journal.claim(from, to)).orElseThrow();
    }

    @Test
    final void invitesEachRowOnceAndRemembersHowItEnded() {
        server.whenAdding(1, Wire.DROPPED);
        var report = bulk().run(rows(30));
        assertThat(report).hasToString("BulkReport[invited=29, rejected=0, inDoubt=1, notTried=0]");
        assertThat(bulk().run(rows(31))).hasToString("BulkReport[invited=30, rejected=0, inDoubt=1, notTried=0]");
        try (var outcomes = report.outcomes()) {
            assertThat(outcomes)
                    .hasSize(31)
                    .contains(
                            new Outcome.InDoubt("row-1", "addPerson", null),
                            new Outcome.Invited("row-30", "person-30", "invite-30-524a-4a2e-a77a-5f2c27397c3e", null));
        }
    }

    @Test
    final void readsMoreRowsThanAPage() {
        try (var journal = open()) {
            for (int i = 0; i < 1_003; i++) claim(journal, Row.fresh("row-" + i, FINGERPRINT), Step.ADDING);
            try (var rows = journal.rows()) {
                assertThat(rows.map(Row::reference)).hasSize(1_003).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    final void givesARowToOneOfManyProcesses() throws Exception {
        int processes = 8;
        for (int round = 0; round < 20; round++) {
            var fresh = Row.fresh("row-" + round, FINGERPRINT);
            var all = new CyclicBarrier(processes);
            var claims = new ArrayList<OnThread<Boolean>>();
            for (int i = 0; i < processes; i++)
                claims.add(OnThread.start(() -> {
                    all.await();
                    return RowCalls.join(open().claim(fresh, Step.ADDING)).isPresent();
                }));
            int granted = 0;
            for (var claim : claims) if (claim.value()) granted++;
            assertThat(granted).isEqualTo(1);
        }
    }

    @Test
    final void isInDoubtWhileAnotherProcessHasItAndAfterThat() {
        try (var other = open()) {
            claim(other, Row.fresh("row-0", other.fingerprint("row-0", row(0).person())), Step.ADDING);
        }
        assertThat(bulk().invite(row(0))).isEqualTo(new Outcome.InDoubt("row-0", "addPerson", null));
        assertThat(bulk().run(rows(1)).inDoubt()).isEqualTo(1);
        assertThat(server.persons()).isZero();
    }

    @Test
    final void isResolvedOnlyWhenTheClaimHasEnded() {
        try (var journal = open()) {
            Claim claim = claim(journal, Row.fresh("row-0", FINGERPRINT), Step.ADDING);
            clock.advance(JdbcJournal.LEASE.minusMillis(1));
            assertThatIllegalStateException()
                    .isThrownBy(() -> journal.resolve(claim.row(), claim.row().before()))
                    .withMessage("row row-0 must be in doubt, and its claim must have ended, but that is not so;"
                            + " a claim ends after 10 minutes");
            clock.advance(Duration.ofMillis(1));
            journal.resolve(claim.row(), claim.row().before());
            assertThat(journal.find("row-0")).isEqualTo(Row.fresh("row-0", FINGERPRINT));
            RowCalls.join(journal.record(claim, claim.row().added("late"))); // of the process that was away
            assertThat(journal.find("row-0")).isEqualTo(Row.fresh("row-0", FINGERPRINT));
        }
    }

    @Test
    final void takesALateOutcomeWhileNobodyHasResolvedTheRow() {
        try (var journal = open()) {
            Claim claim = claim(journal, Row.fresh("row-0", FINGERPRINT), Step.ADDING);
            clock.advance(JdbcJournal.LEASE.multipliedBy(2));
            RowCalls.join(journal.record(claim, claim.row().added("person-0")));
            assertThat(journal.find("row-0"))
                    .isEqualTo(Row.fresh("row-0", FINGERPRINT).added("person-0"));
        }
    }

    @Test
    final void sendsNothingOnceItsClaimIsOld() {
        var journal = new JdbcJournal(dataSource, "company-abc", Duration.ofMillis(9), clock); // a tenth is no time
        try (var bulk = server.bulk(journal).build()) {
            assertThat(bulk.invite(row(0)))
                    .isEqualTo(new Outcome.NotTried("row-0", "nothing was sent yet: run it again"));
        }
        assertThat(server.wire.server.getRequestCount()).isZero();
    }

    @Test
    final void settlesADoubt() {
        server.whenInviting(0, Wire.DROPPED);
        var bulk = bulk();
        bulk.run(rows(1));
        bulk.resolve("row-0", Resolution.didNotLand());
        assertThat(bulk.run(rows(1)).invited()).isEqualTo(1);
    }

    @Test
    final void keepsRunsGroupsAndReferencesApart() {
        bulk().run(List.of(Invitee.of("a", row(0).person()), Invitee.of("A", row(1).person())));
        var other = server.bulk(Journal.jdbc(dataSource, "Company-ABC")).build();
        assertThat(other.run(List.of(Invitee.of("a", row(2).person()))).invited())
                .isEqualTo(1);
        assertThat(bulk().run(List.of()).invited()).isEqualTo(2);
        assertThat(Journal.jdbc(dataSource, "company-abc").groupId()).contains(Docs.GROUP_ID);
        assertThat(Journal.jdbc(dataSource, "none").groupId()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> Journal.jdbc(dataSource, "company-abc").open("another"))
                .withMessageContaining("must be that of group another");
    }

    @Test
    final void refusesANameThatIsNone() {
        for (String wrong : List.of("", "a b", "x".repeat(65), "\u00e9"))
            assertThatIllegalArgumentException().isThrownBy(() -> Journal.jdbc(dataSource, wrong));
    }

    @Test
    final void saysThatTheTableIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> server.bulk(Journal.jdbc(database().empty(), "run"))
                        .build()
                        .run(rows(1)))
                .withMessageEndingWith("does it have Journal.JDBC_SCHEMA?");
        assertThat(server.wire.server.getRequestCount()).isZero();
    }

    @Test
    final void stopsTheRunWhenTheDatabaseFails() {
        server.onPost = () -> {
            if (server.persons() == 5) Database.execute(dataSource, "DROP TABLE idin_bulk_row;");
        };
        try (var bulk =
                server.bulk(Journal.jdbc(dataSource, "run")).concurrency(1).build()) {
            var report = bulk.run(rows(100));
            assertThat(report.stoppedBy().orElseThrow()).isInstanceOf(IllegalStateException.class);
            assertThat(report).hasToString("BulkReport[the journal cannot be read, stoppedBy=IllegalStateException]");
            assertThatIllegalStateException().isThrownBy(report::invited);
        }
        assertThat(server.persons()).isBetween(5, 7);
    }
}
