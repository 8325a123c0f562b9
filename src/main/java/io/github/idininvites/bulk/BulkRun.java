package io.github.idininvites.bulk;

import io.github.idininvites.bulk.Outcome.NotTried;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run. The calling thread reads rows and claims them, a few more than there are workers. A worker takes a row whose claim is
 * on the disk, makes the call, and claims the row for its next call. So workers wait for the API only, and not for the disk.
 */
final class BulkRun {
    private static final long TICK_MILLIS = 50;
    private static final String STOPPED = "the run stopped before this row";
    private static final long GATHER_NANOS = 1_000_000; // to wake up once for several rows that finish

    private final RowCalls calls;
    private final OpenJournal journal;
    private final Halt halt;
    private final boolean linksOnly;
    private final int workers;
    private final ProgressCounter progress;
    private final List<NotTried> refused = Collections.synchronizedList(new ArrayList<>());
    private final LinkedBlockingQueue<Work> ready = new LinkedBlockingQueue<>();
    private final int rows;
    /** One permit per row; a row holds it from its beginning until its outcome is durable. */
    private final Semaphore free;

    /**
     * A row for a worker, or END.
     *
     * @param claim null if the row could not be claimed
     */
    private record Work(@Nullable Invitee invitee, @Nullable Claim claim) {
        static final Work END = new Work(null, null);
    }

    BulkRun(
            RowCalls calls,
            OpenJournal journal,
            Halt halt,
            boolean linksOnly,
            int concurrency,
            boolean isPaced,
            @Nullable Consumer<Progress> listener) {
        this.calls = calls;
        this.journal = journal;
        this.halt = halt;
        this.linksOnly = linksOnly;
        workers = concurrency;
        progress = new ProgressCounter(listener);
        rows = isPaced ? workers : workers + (workers + 1) / 2; // some wait for the disk
        free = new Semaphore(rows);
    }

    BulkReport run(Stream<Invitee> invitees) {
        Thread atShutdown = BulkThreads.make("shutdown", () -> {
            halt.because(BulkThreads.cancelled("the JVM shuts down"));
            awaitRows();
        });
        boolean hooked = BulkThreads.hook(atShutdown);
        try {
            for (int i = 0; i < workers; i++)
                BulkThreads.make(Integer.toString(i + 1), this::work).start();
            read(invitees);
        } catch (RuntimeException e) { // from the stream or the journal
            halt.because(e);
        } finally {
            if (Thread.currentThread().isInterrupted()) interrupted();
            awaitRows();
            for (int i = 0; i < workers; i++) ready.add(Work.END);
            if (hooked) BulkThreads.unhook(atShutdown);
        }
        progress.end();
        return new BulkReport(journal, List.copyOf(refused), linksOnly, halt.by());
    }

    private void interrupted() {
        halt.because(BulkThreads.cancelled("the thread was interrupted"));
    }

    private void read(Stream<Invitee> invitees) {
        var all = invitees.sequential().spliterator();
        progress.total(all.getExactSizeIfKnown());
        Iterator<Invitee> each = Spliterators.iterator(all);
        while (!halt.isSet() && each.hasNext()) {
            Invitee next = Objects.requireNonNull(each.next(), "a row must not be null");
            if (!begin(next)) refuse(new NotTried(next.reference(), STOPPED));
        }
    }

    /** Starts the row; false if the run stops first. */
    private boolean begin(Invitee invitee) {
        if (Thread.currentThread().isInterrupted()) {
            interrupted();
            return false;
        }
        try {
            boolean acquired = free.tryAcquire();
            if (!acquired) LockSupport.parkNanos(GATHER_NANOS);
            while (!acquired && !free.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.tick();
                if (halt.isSet()) return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted();
            return false;
        }
        boolean begun = false;
        try {
            Row row = RowCalls.known(journal, invitee, this::refuse);
            if (row == null) return true;
            begun = goOn(invitee, row);
            if (begun) return true;
            if (row.isOpen() && journal.find(row.reference()) == null) return false;
            progress.ended(row.outcome(linksOnly));
            return true;
        } finally {
            if (!begun) free.release();
        }
    }

    /** Claims the row for its next call, and then gives it to a worker; false if there is no next call. */
    private boolean goOn(Invitee invitee, Row row) {
        if (!row.isOpen() || !calls.awaitTurn(halt)) return false;
        var unused = RowCalls.claim(journal, row).whenComplete((claim, failure) -> {
            if (failure != null) halt.because((Exception) failure);
            ready.add(new Work(invitee, claim == null ? null : claim.orElse(null)));
        });
        return true;
    }

    private void work() {
        for (Work work = take(); work.invitee != null; work = take()) {
            try {
                if (work.claim == null) end(work.invitee.reference());
                else call(work.invitee, work.claim);
            } catch (RuntimeException e) { // of the journal
                halt.because(e);
                free.release();
            } catch (Throwable e) {
                halt.because(new IllegalStateException("an Error ended a call; the row is in doubt", e));
                free.release();
            }
        }
    }

    private Work take() {
        while (true) {
            try {
                return ready.take();
            } catch (InterruptedException e) {
                // an interceptor may have set the interrupt flag; the next call must not see it
            }
        }
    }

    private void call(Invitee invitee, Claim claim) {
        Row row = calls.call(claim, invitee.person(), halt);
        boolean unused = Thread.interrupted(); // an interceptor may have set the flag
        var recorded = journal.record(claim, row).whenComplete((done, failure) -> {
            if (failure != null) halt.because(RowCalls.notRecorded(row, failure));
        });
        boolean away = !claim.mayBegin(); // then another process may have taken the row
        if (!away && goOn(invitee, row)) return;
        progress.ended(row.outcome(linksOnly));
        var unusedToo = recorded.whenComplete((done, failure) -> free.release());
    }

    /** Another process has the row, or the journal failed. */
    private void end(String reference) {
        Row known = journal.find(reference);
        if (known == null) refuse(new NotTried(reference, STOPPED));
        else progress.ended(known.outcome(linksOnly));
        free.release();
    }

    private void refuse(NotTried outcome) {
        refused.add(outcome);
        progress.ended(outcome);
    }

    /** Waits until all rows in progress have ended and their outcomes are durable. That takes as long as their calls. */
    private void awaitRows() {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                free.acquire(rows);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                interrupted();
            }
        }
        free.release(rows); // the shutdown hook may wait for them too
        if (interrupted) Thread.currentThread().interrupt();
    }
}
