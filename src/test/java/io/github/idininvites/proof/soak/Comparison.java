package io.github.idininvites.proof.soak;

import io.github.idininvites.support.Proof;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the two ledgers against each other, call by call. */
final class Comparison {
    private static final int MOST_VIOLATIONS = 50;

    /** Of the calls with one outcome: POSTs that landed and that did not, then GETs. */
    private final Map<CallOutcome, long[]> totals = new EnumMap<>(CallOutcome.class);

    private final List<String> violations = new ArrayList<>();
    private int violated;
    private int posts;
    private int async;
    private long requests;
    private long processedPosts;
    private long processedGets;

    Comparison(CallersLedger callers, ServerLedger server) {
        for (int call = 0; call < callers.calls(); call++) compare(call, callers.entry(call), server.entry(call));
        callers.remarks().forEach(this::violated);
    }

    private void compare(int call, CallersLedger.Entry told, ServerLedger.Entry did) {
        int column = (told.post() ? 0 : 2) + (did.landed() ? 0 : 1);
        totals.computeIfAbsent(told.outcome(), outcome -> new long[4])[column]++;
        if (told.post()) posts++;
        if (told.async()) async++;
        requests += did.arrived();
        if (told.post()) processedPosts += did.processed();
        else processedGets += did.processed();
        String wrong = wrong(told, did);
        if (wrong != null) violated("call " + call + ": " + wrong + ": " + told + ", " + did);
    }

    private static @Nullable String wrong(CallersLedger.Entry told, ServerLedger.Entry did) {
        if (did.redirected()) return "a redirect was followed";
        if (did.anothersTime()) return "its token was of a wrong time that another call was told";
        if (told.post() && did.processed() > 1) return "a POST was processed twice";
        if (told.post() && did.arrived() > 1 + did.mayRepeat()) return "a POST was sent again";
        if (told.attempts() > 0 && did.arrived() > told.attempts()) return "it was sent more often than it says";
        return switch (told.outcome()) {
            case VALUE, ACCEPTED -> did.landed() ? null : "it did not land";
            case NOT_SENT -> did.landed() || (told.post() && did.arrived() > did.mayRepeat()) ? "it was sent" : null;
            // A GET that is refused may have been processed when it came before.
            case REJECTED -> did.processed() >= (told.post() ? 1 : did.arrived()) ? "it landed" : null;
            case UNKNOWN, CANCELLED -> null;
            case HUNG -> "it had no end";
            case BROKEN -> "it ended in a way that is not promised";
        };
    }

    private void violated(String what) {
        violated++;
        if (violations.size() < MOST_VIOLATIONS) violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    void print(PrintStream out, Duration time) {
        long calls = totals.values().stream().mapToLong(Comparison::sum).sum();
        out.printf("callers' ledger: %d calls, %d of them POSTs, %d of them async%n", calls, posts, async);
        out.printf("%-12s %12s %12s %12s %12s%n", "", "POST landed", "POST did not", "GET landed", "GET did not");
        totals.forEach((outcome, n) -> out.printf("%-12s %12d %12d %12d %12d%n", outcome, n[0], n[1], n[2], n[3]));
        out.printf(
                "server's ledger: %d whole requests read, %d POSTs processed, %d GETs processed%n",
                requests, processedPosts, processedGets);
        long landed = totals.values().stream().mapToLong(n -> n[0]).sum();
        out.printf("POSTs that landed: %d calls, processed %d times%n", landed, processedPosts);
        out.printf("violations: %d%n", violated);
        Proof.SOAK.figure(
                "%,d calls of %d callers for %d s; %,d POSTs landed, processed %,d times; %d violations",
                calls, Soak.CALLERS, time.toSeconds(), landed, processedPosts, violated);
        violations.forEach(what -> out.println("  " + what));
    }

    private static long sum(long[] row) {
        return row[0] + row[1] + row[2] + row[3];
    }
}
