package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Adds a list of persons to a group and invites each of them, at most once.
 *
 * <pre>{@code
 * try (var bulk = BulkInvite.builder(idin.group(group)).journal(Journal.file(Path.of("people.journal"))).build()) {
 *   BulkReport report = bulk.run(Invitees.fromCsv(Path.of("people.csv")));
 *   report.writeCsv(Path.of("report.csv"));
 * }
 * }</pre>
 *
 * <p>If the program dies, run it again with the same journal, group and rows. It goes on where it stopped, and sends nothing twice.
 * If nobody knows whether a call reached the API, its row is {@link Outcome.InDoubt}: settle it with {@link #resolve}.
 *
 * <p>Safe for use by many threads. Every call that uses the journal throws {@link IllegalStateException} if the journal cannot be
 * opened, is damaged, belongs to another group, or is in use by another process.
 */
public final class BulkInvite implements AutoCloseable {
    private final GroupHandle group;
    private final SharedJournal journal;
    private final int concurrency;
    private final boolean linksOnly;
    private final boolean isPaced;
    private final @Nullable Consumer<Progress> onProgress;
    private final RowCalls calls;

    private BulkInvite(Builder settings, Journal journal) {
        group = settings.group.withoutRetries(); // a 429 to one call must slow all calls
        this.journal = new SharedJournal(journal, group.id());
        concurrency = settings.concurrency;
        linksOnly = settings.linksOnly;
        isPaced = settings.maxPerSecond > 0;
        onProgress = settings.onProgress;
        var pace = new Pace(settings.maxPerSecond, settings.firstPause, System.nanoTime());
        calls = new RowCalls(group, pace, linksOnly);
    }

    /** Starts the settings of a bulk invite into this group. Only the journal is required. */
    public static Builder builder(GroupHandle group) {
        return new Builder(Objects.requireNonNull(group, "group must not be null"));
    }

    /**
     * Adds and invites each person whose row is not finished in the journal. Blocks until all rows are finished or the run stops
     * early; see {@link BulkReport#stoppedBy()}. A row that fails does not end the run. The calling thread reads the rows, a few
     * ahead of the calls, and closes the stream.
     *
     * <p>A row is refused if the journal has its reference with another name, e-mail address or attributes, or if it holds no
     * valid person. If the API answers 429, or a call could not be sent, all calls pause, and the row is tried again. After a 429
     * the calls are also slower.
     *
     * <p>To cancel, interrupt the calling thread. No further call begins, the calls in progress finish, the journal gets their
     * outcomes, and the thread stays interrupted. The same happens when the JVM shuts down, for example on SIGTERM. The JVM then
     * waits for the length of one {@code callTimeout} at most.
     */
    public BulkReport run(Stream<Invitee> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        return run(rows, new Halt(Halt.DOUBTS_IN_A_ROW));
    }

    /** The same as {@link #run(Stream)}, for a collection. */
    public BulkReport run(Iterable<Invitee> rows) {
        return run(stream(rows));
    }

    /** The same as {@link #runAsync(Stream)}, for a collection. */
    public CompletableFuture<BulkReport> runAsync(Iterable<Invitee> rows) {
        return runAsync(stream(rows));
    }

    /**
     * The same as {@link #run(Stream)}, on a new thread, which also reads the rows. Cancelling the future stops the run as an
     * interrupt does: the journal has everything that was sent. The future fails with what {@code run} would throw.
     */
    public CompletableFuture<BulkReport> runAsync(Stream<Invitee> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        var halt = new Halt(Halt.DOUBTS_IN_A_ROW);
        return BulkThreads.async(halt, () -> run(rows, halt));
    }

    private BulkReport run(Stream<Invitee> rows, Halt halt) {
        try (rows;
                var used = journal.use()) {
            return new BulkRun(calls, used.journal, halt, linksOnly, concurrency, isPaced, onProgress).run(rows);
        }
    }

    private static Stream<Invitee> stream(Iterable<Invitee> rows) {
        return rows instanceof Collection<Invitee> all ? all.stream() : StreamSupport.stream(rows.spliterator(), false);
    }

    /**
     * Adds and invites one person, for a job engine. However often you call it, and from however many processes, each call is sent
     * at most once. If the row is finished, in doubt, or claimed by another thread or process, this returns what the journal
     * knows. Otherwise it calls the API. If a call could not be sent, this does not try again: the row is {@link Outcome.NotTried},
     * and you may pass it again later. After a 429, later rows wait.
     *
     * <p>With {@link Journal#file} the journal stays open until {@link #close()}.
     *
     * @throws IllegalStateException if the client is closed, or the journal fails. If it fails after the call, the message says so,
     *     and the row is in doubt
     */
    public Outcome invite(Invitee invitee) {
        Objects.requireNonNull(invitee, "invitee must not be null");
        journal.keepOpen();
        try (var used = journal.use()) {
            var halt = new Halt(1);
            Outcome outcome = calls.run(used.journal, invitee, halt);
            if (halt.by() instanceof IllegalStateException closed) throw closed;
            return outcome;
        }
    }

    /**
     * Finds mistakes in these rows without calling the API: rows that hold no valid person (in a file: the line and the column),
     * references and e-mail addresses that come twice, missing e-mail addresses unless {@link Builder#linksOnly()} is set, and
     * persons of whom no attribute is requested. Keeps two hashes a row in memory. Closes the stream.
     *
     * @return the mistakes in the order of the rows; empty if there are none
     */
    public List<Finding> check(Stream<Invitee> rows) {
        return Findings.of(rows, linksOnly);
    }

    /**
     * Settles a row that is {@link Outcome.InDoubt}: you say what happened to the call. The journal keeps your word, and the next
     * run goes by it. {@link Resolution#didNotLand()} also opens a row again that is {@link Outcome.Rejected}.
     *
     * @throws IllegalArgumentException if the journal has no such row, or has another person's id for it
     * @throws IllegalStateException if the row is not in doubt, or the process that claimed it may still be making the call: with
     *     {@link Journal#jdbc} for 10 minutes from the claim
     */
    public void resolve(String reference, Resolution resolution) {
        Objects.requireNonNull(resolution, "resolution must not be null");
        try (var used = journal.use()) {
            Row row = used.journal.find(Objects.requireNonNull(reference, "reference must not be null"));
            if (row == null)
                throw new IllegalArgumentException("the journal must have a row with this reference, but has none");
            used.journal.resolve(row, resolution.of(row));
        }
    }

    /**
     * Closes the journal once the runs and calls in progress have finished; it does not stop them. Closing twice does no harm. A
     * later call opens the journal again.
     */
    @Override
    public void close() {
        journal.close();
    }

    @Override
    public String toString() {
        return "BulkInvite[groupId=" + group.id() + ", " + journal + "]";
    }

    /** The settings of a {@link BulkInvite}. Not safe for use by many threads. */
    public static final class Builder extends BulkBuilder<Builder> {
        private Builder(GroupHandle group) {
            super(group);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Makes the bulk invite. This opens nothing and calls nothing.
         *
         * @throws IllegalStateException if there is no journal
         */
        public BulkInvite build() {
            if (journal == null)
                throw new IllegalStateException("a journal must be set, but is not; call journal(Journal.file(…))");
            return new BulkInvite(this, journal);
        }
    }
}
