package io.github.idininvites.proof.fleet;

import static io.github.idininvites.proof.fleet.Fleet.Blow.FREEZE;
import static io.github.idininvites.proof.fleet.Fleet.Blow.KILL;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.github.idininvites.support.Proof;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs the {@link Fleet} with 1,000 rows, or with {@code -Dfleet.rows=20000}, struck at the moments of one seed or of any. */
@Timeout(value = 30, unit = MINUTES, threadMode = SEPARATE_THREAD)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is frozen with kill -STOP")
final class FleetIT {
    private static final int FEW = 200;
    private static final int DROPPED_PERCENT = 2;

    private final PrintStream out = System.out;

    @Test
    void sendsNothingTwiceAlthoughTheEngineRunsRowsOfDeadWorkersAgain() throws Exception {
        int rows = Integer.getInteger("fleet.rows", 1_000);
        try (var fleet = fleet(FleetMode.REVIVED, rows, DROPPED_PERCENT, List.of(KILL, KILL, FREEZE))) {
            var audit = new FleetAudit(fleet, rows, out);
            assertThat(audit.violations(fleet.claimedByFrozen)).isEmpty();
            Proof.FLEET.figure("%,d rows, 2 of %d workers killed, 1 frozen: %s", rows, Fleet.WORKERS, audit.totals());
            assertThat(fleet.claimedByKilled).isNotEmpty();
            assertThat(fleet.claimedByFrozen).isNotEmpty();
        }
    }

    @Test
    void leavesToTheLastRunWhatTheEngineForgets() throws Exception {
        try (var fleet = fleet(FleetMode.FORGOTTEN, FEW, DROPPED_PERCENT, List.of(KILL))) {
            var forgotten = new HashSet<>(fleet.heldByKilled);
            forgotten.removeAll(fleet.claimedByKilled);
            assertThat(new FleetAudit(fleet, FEW, out).violations(forgotten)).isEmpty();
            assertThat(fleet.claimedByKilled).isNotEmpty();
        }
    }

    /** Shows that the ledger would see it. */
    @Test
    void sendsTwiceWithoutJournal() throws Exception {
        try (var fleet = fleet(FleetMode.REVIVED_WITHOUT_JOURNAL, FEW, 0, List.of(KILL))) {
            assertThat(fleet.ledger.personsTwice()).isPositive();
            Proof.FLEET_WITHOUT_JOURNAL.figure(
                    "%,d rows, 1 worker killed: %d persons added twice, %d invited twice",
                    FEW, fleet.ledger.personsTwice(), fleet.ledger.invitesTwice());
        }
    }

    /** A fleet whose engine has no row left. */
    private Fleet fleet(FleetMode mode, int rows, int droppedPercent, List<Fleet.Blow> blows) throws Exception {
        boolean anySeed = System.getProperty("fleet.rows") != null;
        long seed = Long.getLong("fleet.seed", anySeed ? System.nanoTime() : 20_190_101);
        out.printf(
                "seed %d: %,d rows, %d workers, %s, dead workers' rows are %s%n",
                seed, rows, Fleet.WORKERS, blows, mode);
        var fleet = new Fleet(mode, rows, seed, droppedPercent, blows, out);
        try {
            fleet.run();
            return fleet;
        } catch (Throwable e) {
            fleet.close();
            throw e;
        }
    }
}
