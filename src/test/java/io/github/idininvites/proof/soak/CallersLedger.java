package io.github.idininvites.proof.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the callers were told of each call. */
final class CallersLedger {
    private static final int MOST_REMARKS = 20;

    private final IntPerCall cells = new IntPerCall();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    /** What one caller was told; attempts are 0 where nobody said. */
    record Entry(boolean post, boolean async, CallOutcome outcome, int attempts) {}

    /** A number for a new call. */
    int begin() {
        return calls.getAndIncrement();
    }

    int calls() {
        return calls.get();
    }

    void ended(int call, Entry entry) {
        int cell = 1
                | (entry.post ? 2 : 0)
                | (entry.async ? 4 : 0)
                | (CallOutcome.ALL.indexOf(entry.outcome) << 8)
                | (entry.attempts << 16);
        cells.update(call, before -> cell);
    }

    /** What was wrong with a call, in words: of the first of them. */
    void remark(int call, String what) {
        if (remarks.size() < MOST_REMARKS) remarks.add("call " + call + ": " + what);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** A call that nobody was told anything of hangs. */
    Entry entry(int call) {
        int cell = cells.get(call);
        if (cell == 0) return new Entry(false, false, CallOutcome.HUNG, 0);
        return new Entry((cell & 2) != 0, (cell & 4) != 0, CallOutcome.ALL.get((cell >> 8) & 0xff), cell >> 16);
    }

    long bytes() {
        return cells.bytes();
    }
}
