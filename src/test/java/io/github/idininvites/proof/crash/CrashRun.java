package io.github.idininvites.proof.crash;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invites persons with workers that are killed at random moments, one after the other, and lets the last one end. The server
 * drops 2 % of the answers. Then compares the last report with the server's ledger and with what was known at each kill.
 */
final class CrashRun {
    private static final int DROPPED_PER_THOUSAND = 20;

    private final TestedJournal journal;
    private final Path csv;
    private final int persons;
    private final int kills;
    private final PrintStream out;
    private final Random random;
    private final PostLedger ledger;
    private final Map<String, String> claimedAtKill = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> sentAtKill = new HashMap<>();
    private int mostAtOnce;
    private long inDoubt;

    CrashRun(TestedJournal journal, Path csv, int persons, int kills, long seed, PrintStream out) {
        this.journal = journal;
        this.csv = csv;
        this.persons = persons;
        this.kills = kills;
        this.out = out;
        random = new Random(seed);
        ledger = new PostLedger(seed, DROPPED_PER_THOUSAND);
    }

    /** What was not as promised, in words; empty if all was. Prints a line of totals. */
    List<String> run(String name) throws Exception {
        try (var server = new CrashServer(ledger)) {
            for (int moment : moments()) {
                // The moments may be close together: a worker makes one POST at least.
                int at = Math.max(moment, ledger.posts() + 1);
                killAt(server, server.gate(at, random.nextInt(CrashWorker.CONCURRENCY + 1)));
            }
            try (var last = new WorkerProcess(server, journal, persons, csv)) {
                var end = last.awaitEnd();
                var report = new WorkerReport(csv);
                compare(report);
                count(name, end, report);
            }
        }
        violations.stream().limit(20).forEach(out::println);
        return violations;
    }

    /** How many POSTs each kill is at. So many come in any case: each claim that is open costs two, each lost answer one. */
    private int[] moments() {
        int posts = 2 * persons * 95 / 100 - 2 * kills * CrashWorker.THREADS;
        if (posts < kills) throw new IllegalArgumentException(persons + " persons are too few for " + kills + " kills");
        return random.ints(kills, 1, posts).sorted().toArray();
    }

    private void killAt(CrashServer server, PostGate gate) throws Exception {
        try (var worker = new WorkerProcess(server, journal, persons, csv)) {
            gate.await(worker);
            worker.kill();
        }
        gate.open();
        server.awaitHangUp();
        var steps = journal.steps();
        var claims = TestedJournal.openClaims(steps);
        for (String held : gate.heldRows())
            if (!claims.containsKey(held))
                violations.add(held + " landed without an answer, and the journal has it as " + steps.get(held));
        for (String landed : ledger.references())
            if (!steps.containsKey(landed)) violations.add(landed + " was sent, and the journal does not have it");
        claims.keySet().removeAll(claimedAtKill.keySet());
        if (claims.size() > CrashWorker.THREADS)
            violations.add(claims.size() + " claims were open at a kill, of " + CrashWorker.THREADS + " threads");
        mostAtOnce = Math.max(mostAtOnce, claims.size());
        claimedAtKill.putAll(claims);
        for (String reference : claims.keySet()) sentAtKill.put(reference, sent(reference));
    }

    private void compare(WorkerReport report) {
        var doubts = new HashMap<>(claimedAtKill);
        doubts.putAll(ledger.dropped());
        violations.addAll(ledger.sentTwice());
        sentAtKill.forEach((reference, times) -> {
            if (sent(reference) != times) violations.add(reference + " was in doubt, and a later run sent it");
        });
        for (int i = 0; i < persons; i++) {
            String number = Integer.toString(i);
            String reference = CrashWorker.reference(number);
            String call = doubts.get(reference);
            expect(reference, report, "outcome", call == null ? "invited" : "in_doubt");
            expect(reference, report, "call", call == null ? "" : call);
            boolean isAdded = !PostLedger.ADD_PERSON.equals(call);
            expect(reference, report, "person_id", isAdded ? PostLedger.personId(number, 1) : "");
            expect(reference, report, "invite_id", call == null ? PostLedger.inviteId(number, 1) : "");
            if (isAdded && ledger.persons(reference) != 1) violations.add(reference + " was never added");
            if (call == null && ledger.invites(reference) != 1) violations.add(reference + " was never invited");
            if (!isAdded && ledger.invites(reference) != 0) violations.add(reference + " was invited, though in doubt");
        }
    }

    private int sent(String reference) {
        return ledger.persons(reference) + ledger.invites(reference);
    }

    private void expect(String reference, WorkerReport report, String column, String expected) {
        String found = report.field(reference, column);
        if (!found.equals(expected))
            violations.add(reference + " must have " + column + " '" + expected + "', but has '" + found + "'");
    }

    String totals() {
        return "%,d persons, %d kills, %,d POSTs, %d of them twice, %d rows in doubt"
                .formatted(persons, kills, ledger.posts(), ledger.sentTwice().size(), inDoubt);
    }

    private void count(String name, WorkerProcess.End end, WorkerReport report) {
        long invited = report.count("invited");
        inDoubt = report.count("in_doubt");
        if (end.exitCode() != 0
                || report.size() != persons
                || !end.said()
                        .equals("BulkReport[invited=" + invited + ", rejected=0, inDoubt=" + inDoubt + ", notTried=0]"))
            violations.add("the report has " + report.size() + " rows, and the worker ended with " + end);
        long landed = ledger.references().stream()
                .filter(row -> report.field(row, "outcome").equals("in_doubt"))
                .filter(row -> report.field(row, "call").equals(PostLedger.ADD_PERSON) || ledger.invites(row) > 0)
                .count();
        out.println(name + ": " + persons + " persons, " + kills + " kills, " + ledger.posts() + " POSTs, of which "
                + ledger.sentTwice().size() + " twice; invited " + invited + ", in doubt " + inDoubt + ": "
                + ledger.dropped().size() + " answers dropped, " + claimedAtKill.size() + " claims open at kills ("
                + mostAtOnce + " at once at most, of " + CrashWorker.THREADS + " threads); " + landed
                + " of those in doubt had landed; violations: " + violations.size());
    }
}
