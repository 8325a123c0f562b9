package io.github.idininvites.bulk;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a run, and calls the listener four times per second. Safe for use by many threads. */
final class ProgressCounter {
    private static final long EVERY_NANOS = 250_000_000;

    private final @Nullable Consumer<Progress> listener;
    private final long start = System.nanoTime();
    private @Nullable Long total;
    private long invited;
    private long rejected;
    private long inDoubt;
    private long notTried;
    private long last = start;

    ProgressCounter(@Nullable Consumer<Progress> listener) {
        this.listener = listener;
    }

    /** @param rows negative if unknown */
    synchronized void total(long rows) {
        total = rows < 0 ? null : rows;
    }

    synchronized void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Invited) invited++;
        else if (outcome instanceof Outcome.Rejected) rejected++;
        else if (outcome instanceof Outcome.InDoubt) inDoubt++;
        else notTried++;
        tick();
    }

    /** Calls the listener if it is time, also while no row finishes. */
    synchronized void tick() {
        if (System.nanoTime() - last >= EVERY_NANOS) tell(false);
    }

    synchronized void end() {
        tell(true);
    }

    private void tell(boolean ended) {
        if (listener == null) return;
        last = System.nanoTime();
        long done = invited + rejected + inDoubt + notTried;
        double perSecond = done / ((last - start) / 1e9);
        try {
            listener.accept(new Progress(invited, rejected, inDoubt, notTried, total, perSecond, ended));
        } catch (Throwable e) {
            // a listener that fails must not end the run
        }
    }
}
