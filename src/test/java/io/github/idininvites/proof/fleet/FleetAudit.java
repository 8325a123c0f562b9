package io.github.idininvites.proof.fleet;

import static java.util.stream.Collectors.toSet;

import com.zaxxer.hikari.HikariDataSource;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.BulkReport;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.bulk.Outcome.InDoubt;
import io.github.idininvites.bulk.Outcome.Invited;
import io.github.idininvites.support.Docs;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Compares the journal with the API's ledger, row by row, once the engine has no row left. */
final class FleetAudit {
    private final Fleet fleet;
    private final int rows;
    private final PrintStream out;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private int invited;
    private int inDoubt;

    FleetAudit(Fleet fleet, int rows, PrintStream out) {
        this.fleet = fleet;
        this.rows = rows;
        this.out = out;
    }

    /**
     * What is not as promised, in words; empty if all is.
     *
     * @param mayBeLeft the rows of which the engine may have lost sight before they were invited or in doubt
     */
    List<String> violations(Set<String> mayBeLeft) {
        Set<String> left = left();
        for (String reference : left)
            if (!mayBeLeft.contains(reference))
                violations.add(reference + " was left, and by no worker that was struck");
        BulkReport report;
        try (var pool = new HikariDataSource()) { // without it, PostgreSQL would start a process for each statement
            pool.setJdbcUrl(fleet.database.url);
            report = lastRun(pool);
            try (var outcomes = report.outcomes()) {
                outcomes.forEach(this::compare);
            }
        }
        report.stoppedBy().ifPresent(reason -> violations.add("the last run stopped: " + reason));
        if (reported.size() != rows) violations.add("the journal must know all rows, but knows " + reported.size());
        if (invited != report.invited() || inDoubt != report.inDoubt()) violations.add("the counts are " + report);
        out.println("persons twice " + fleet.ledger.personsTwice() + ", invites twice " + fleet.ledger.invitesTwice()
                + ", in doubt " + inDoubt + " (answers dropped: " + fleet.ledger.dropped()
                + ", claims of killed workers: "
                + fleet.claimedByKilled.size() + ", of the frozen one: " + fleet.claimedByFrozen.size() + "), invited "
                + invited + ", " + left.size() + " of them by the last run");
        violations.stream().limit(20).forEach(out::println);
        return violations;
    }

    String totals() {
        return invited + " invited, " + inDoubt + " in doubt, " + fleet.ledger.personsTwice() + " added twice, "
                + fleet.ledger.invitesTwice() + " invited twice";
    }

    /** The rows that the engine has no more and that are neither invited nor in doubt. */
    private Set<String> left() {
        var left = IntStream.range(0, rows)
                .mapToObj(number -> FleetRow.of(number).reference())
                .collect(toSet());
        left.removeAll(fleet.database.ended());
        return left;
    }

    /** As an application does at the end: it invites who is left, and reports all rows. */
    private BulkReport lastRun(DataSource pool) {
        try (var idin = FleetWorker.client(fleet.server.baseUrl(), "last-run");
                var bulk = BulkInvite.builder(idin.group(Docs.GROUP_ID))
                        .journal(Journal.jdbc(pool, FleetWorker.RUN))
                        .build()) {
            return bulk.run(IntStream.range(0, rows)
                    .mapToObj(number -> FleetRow.of(number).invitee()));
        }
    }

    private void compare(Outcome outcome) {
        String reference = outcome.reference();
        if (!reported.add(reference)) violations.add(reference + " is twice in the report");
        int persons = fleet.ledger.persons(reference);
        int invites = fleet.ledger.invites(reference);
        boolean unanswered = fleet.ledger.isDropped(reference) || fleet.claimedByKilled.contains(reference);
        if (outcome instanceof Invited row) {
            invited++;
            if (persons == 1
                    && invites == 1
                    && !unanswered
                    && row.personId().equals(FleetLedger.personId(reference, 1))) return;
        } else if (outcome instanceof InDoubt row) {
            inDoubt++;
            boolean added = row.personId() != null;
            if ((unanswered || fleet.claimedByFrozen.contains(reference))
                    && (added ? persons == 1 && invites <= 1 : persons <= 1 && invites == 0)) return;
        }
        violations.add(outcome + " has " + persons + " persons and " + invites + " invites, and was "
                + (unanswered ? "" : "not ") + "left without an answer or an outcome");
    }
}
