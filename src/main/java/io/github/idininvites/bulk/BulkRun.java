package io.github.idininvites.bulk;

import io.github.idininvites.bulk.Outcome.NotTried;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run: the calling thread reads rows and hands them to the workers, each of which brings a row to its end. There are more
 * workers than calls, because some wait for the journal.
 */
final class BulkRun {
    private static final long TICK_MILLIS = 50;

    private final RowCalls calls;
    private final OpenJournal journal;
    private final Halt halt;
    private final ProgressCounter progress;
    private final SynchronousQueue<Work> queue = new SynchronousQueue<>();
    private final List<NotTried> refused = Collections.synchronizedList(new ArrayList<>());
    private final int workers;
    private final CountDownLatch ended;

    /** @param invitee null for a worker to end */
    private record Work(@Nullable Invitee invitee) {}

    BulkRun(RowCalls calls, OpenJournal journal, Halt halt, int concurrency, @Nullable Consumer<Progress> listener) {
        this.calls = calls;
        this.journal = journal;
        this.halt = halt;
        progress = new ProgressCounter(listener);
        workers = concurrency + (concurrency + 1) / 2;
        ended = new CountDownLatch(workers);
    }

    /** A thread that inherits nothing of its maker's. */
    static Thread thread(String name, Runnable task) {
        var thread = new Thread(null, task, "idin-invites-bulk-" + name, 0, false);
        thread.setContextClassLoader(BulkRun.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    static CancellationException cancelled(String how) {
        return new CancellationException("the run was cancelled: " + how);
    }

    /** Runs it on a thread of its own, until somebody cancels the future. */
    static CompletableFuture<BulkReport> async(Halt halt, Supplier<BulkReport> run) {
        var future = new CompletableFuture<BulkReport>();
        Thread reader = thread("reader", () -> {
            try {
                future.complete(run.get());
            } catch (Throwable e) { // an Error too: somebody waits
                future.completeExceptionally(e);
            }
        });
        var unused = future.whenComplete((report, e) -> {
            if (!future.isCancelled()) return;
            halt.because(cancelled("the future was cancelled"));
            reader.interrupt();
        });
        reader.start();
        return future;
    }

    BulkReport run(Stream<Invitee> rows, boolean linksOnly) {
        Thread atShutdown = thread("shutdown", () -> {
            halt.because(cancelled("the JVM shuts down"));
            awaitWorkers();
        });
        boolean hooked = hook(atShutdown);
        for (int i = 0; i < workers; i++)
            thread(Integer.toString(i + 1), this::work).start();
        try {
            read(rows);
        } catch (RuntimeException e) { // of the stream
            halt.because(e);
        } finally {
            if (Thread.currentThread().isInterrupted()) halt.because(cancelled("the thread was interrupted"));
            for (int i = 0; i < workers; i++) if (!hand(new Work(null))) break;
            awaitWorkers();
            if (hooked) unhook(atShutdown);
        }
        progress.end();
        Exception stop = halt.by();
        try {
            return new BulkReport(journal, List.copyOf(refused), linksOnly, stop);
        } catch (IllegalStateException e) { // the database is still down
            if (stop != null) e.addSuppressed(stop);
            throw e;
        }
    }

    private void read(Stream<Invitee> rows) {
        var all = rows.sequential().spliterator();
        progress.total(all.getExactSizeIfKnown());
        Iterator<Invitee> each = Spliterators.iterator(all);
        while (!halt.isSet() && each.hasNext()) {
            Invitee next = Objects.requireNonNull(each.next(), "a row must not be null");
            if (!hand(new Work(next))) {
                refuse(new NotTried(next.reference(), "the run stopped before"));
                return;
            }
        }
    }

    /** False if the run stops first. */
    private boolean hand(Work work) {
        try {
            while (!halt.isSet()) if (queue.offer(work, TICK_MILLIS, TimeUnit.MILLISECONDS)) return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            halt.because(cancelled("the thread was interrupted"));
        }
        return false;
    }

    private void work() {
        try {
            while (!halt.isSet()) {
                Work work = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (work == null) continue;
                if (work.invitee == null) return;
                progress.ended(calls.run(journal, work.invitee, halt, this::refuse));
            }
        } catch (Exception e) { // of the journal
            halt.because(e);
        } catch (Throwable e) {
            halt.because(new IllegalStateException(
                    "a thread of the run ended by an Error; the row that it had is in doubt", e));
        } finally {
            ended.countDown();
        }
    }

    private void refuse(NotTried outcome) {
        refused.add(outcome);
    }

    private void awaitWorkers() {
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
                halt.because(cancelled("the thread was interrupted"));
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static boolean hook(Thread thread) {
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            return true;
        } catch (IllegalStateException e) { // it shuts down already
            return false;
        }
    }

    private static void unhook(Thread thread) {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // it runs
        }
    }
}
