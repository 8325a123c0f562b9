package io.github.idininvites.bulk;

import io.github.idininvites.GroupHandle;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Adds a whole list of persons to a group and invites each of them, once each.
 *
 * <pre>{@code
 * try (var bulk = BulkInvite.builder(idin.group(group)).journal(Journal.file(Path.of("people.journal"))).build()) {
 *   BulkReport report = bulk.run(Invitees.fromCsv(Path.of("people.csv")));
 *   report.writeCsv(Path.of("report.csv"));
 * }
 * }</pre>
 *
 * <p>If the program dies, run it again with the same journal, group and rows: it goes on where it was, and sends nothing twice.
 * What may have been sent and what nobody knows of is {@link Outcome.InDoubt}; {@link #resolve} settles it. Safe for use by many
 * threads. Every method but {@link #check} throws {@link IllegalStateException} if the journal cannot be opened, is damaged, is
 * another group's, or is used by another process.
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
        group = settings.group.withoutRetries(); // what one call hears, all must hear
        this.journal = new SharedJournal(journal, group.id());
        concurrency = settings.concurrency;
        linksOnly = settings.linksOnly;
        isPaced = settings.maxPerSecond > 0;
        onProgress = settings.onProgress;
        var pace = new Pace(settings.maxPerSecond, settings.firstPause, System.nanoTime());
        calls = new RowCalls(group, pace, linksOnly);
    }

    /** Settings for inviting persons into this group. Only the journal has no default. */
    public static Builder builder(GroupHandle group) {
        return new Builder(Objects.requireNonNull(group, "group must not be null"));
    }

    /**
     * Adds and invites every person whom the journal does not know as done. Blocks until all are, or the run stops early; see
     * {@link BulkReport#stoppedBy()}. A failure of one row does not end the run. The rows are read on the calling thread, a few
     * ahead, and the stream is closed.
     *
     * <p>A row whose name, e-mail address or attributes are not those that the journal knows under its reference is refused. So
     * is a row that is no person. If the API answers 429, or nothing of a call could be sent, all calls pause, and the row is tried
     * again. After a 429 they then go more slowly.
     *
     * <p>To cancel, interrupt the calling thread: no further call begins, those in progress end and are written down, and the thread
     * stays interrupted. The same happens when the JVM shuts down, as on SIGTERM: it waits a {@code callTimeout} at most.
     */
    public BulkReport run(Stream<Invitee> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        return run(rows, new Halt(Halt.DOUBTS_IN_A_ROW));
    }

    /** {@link #run(Stream)} of these rows. */
    public BulkReport run(Iterable<Invitee> rows) {
        return run(stream(rows));
    }

    /** {@link #runAsync(Stream)} of these rows. */
    public CompletableFuture<BulkReport> runAsync(Iterable<Invitee> rows) {
        return runAsync(stream(rows));
    }

    /**
     * {@link #run(Stream)} on a thread of its own, where the rows are read too. Cancelling the future stops the run as an
     * interrupt does: what was sent is in the journal.
     */
    public CompletableFuture<BulkReport> runAsync(Stream<Invitee> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        var halt = new Halt(Halt.DOUBTS_IN_A_ROW);
        return BulkThreads.async(halt, () -> run(rows, halt));
    }

    private BulkReport run(Stream<Invitee> rows, Halt halt) {
        try (rows) {
            OpenJournal used = journal.use();
            try {
                return new BulkRun(calls, used, halt, linksOnly, concurrency, isPaced, onProgress).run(rows);
            } finally {
                journal.release();
            }
        }
    }

    private static Stream<Invitee> stream(Iterable<Invitee> rows) {
        return rows instanceof Collection<Invitee> all ? all.stream() : StreamSupport.stream(rows.spliterator(), false);
    }

    /**
     * One row, for a job engine: with the same journal and the same promise, whoever calls it and how often. It returns what the
     * journal knows if the row is at its end, in doubt, or claimed by somebody else, and calls the API otherwise. If nothing was
     * sent it does not try again: the row is {@link Outcome.NotTried}, and may be given again. On 429 later rows wait.
     *
     * <p>With {@link Journal#file} the journal stays open until {@link #close()}.
     *
     * @throws IllegalStateException if the client is closed, or the journal fails. If that is after the call, the message says so, and the row is in doubt
     */
    public Outcome invite(Invitee invitee) {
        Objects.requireNonNull(invitee, "invitee must not be null");
        journal.keepOpen();
        OpenJournal used = journal.use();
        try {
            var halt = new Halt(1);
            Outcome outcome = calls.run(used, invitee, halt);
            if (halt.by() instanceof IllegalStateException closed) throw closed;
            return outcome;
        } finally {
            journal.release();
        }
    }

    /**
     * All that can be found out about these rows without a call: rows of a file that are no persons, with line and column,
     * references that come twice, e-mail addresses that come twice or are missing though the invites are e-mailed, persons of whom
     * nothing is requested. Keeps two hashes a row in memory, and closes the stream.
     */
    public List<Finding> check(Stream<Invitee> rows) {
        return Findings.of(rows, linksOnly);
    }

    /**
     * Settles a row that is {@link Outcome.InDoubt}, by your word. The journal keeps it, and the next run goes by it. A row that is
     * {@link Outcome.Rejected} can be opened again by {@link Resolution#didNotLand()}.
     *
     * @throws IllegalArgumentException if the journal has no such row, or the person's id is another than it knows
     * @throws IllegalStateException if the row is not in doubt, or the process that claimed it may still be at it: with {@link
     *     Journal#jdbc} for 10 minutes from the claim
     */
    public void resolve(String reference, Resolution resolution) {
        Objects.requireNonNull(resolution, "resolution must not be null");
        OpenJournal used = journal.use();
        try {
            Row row = used.find(Objects.requireNonNull(reference, "reference must not be null"));
            if (row == null)
                throw new IllegalArgumentException("the journal must have the row, but has none of that reference");
            used.resolve(row, resolution.of(row));
        } finally {
            journal.release();
        }
    }

    /**
     * Closes the journal, once the runs and calls in progress have ended; those are not stopped. Closing twice does no harm. A
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

    /** Sets up a bulk. Not safe for use by many threads. */
    public static final class Builder {
        private static final int MOST = 10_000;

        private final GroupHandle group;
        private @Nullable Journal journal;
        private int concurrency = 32;
        private int maxPerSecond;
        private boolean linksOnly;
        private @Nullable Consumer<Progress> onProgress;
        Duration firstPause = Duration.ofSeconds(1); // tests do not wait so long

        private Builder(GroupHandle group) {
            this.group = group;
        }

        /** Where to remember how far each row is; required. */
        public Builder journal(Journal journal) {
            this.journal = Objects.requireNonNull(journal, "journal must not be null");
            return this;
        }

        /**
         * How many calls of a run are in progress at most, 1 to 10,000; 32 by default. So many threads a run has, and one for the
         * journal. A crash leaves so many rows in doubt, and without {@link #maxPerSecond} half as many more.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder concurrency(int calls) {
            concurrency = checked("concurrency", calls);
            return this;
        }

        /**
         * How many calls begin in a second at most, 1 to 10,000; each person takes two. Without it, as many as the API takes.
         *
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxPerSecond(int calls) {
            maxPerSecond = checked("maxPerSecond", calls);
            return this;
        }

        /**
         * Makes links and e-mails nobody: {@link Outcome.Invited#url()} is yours to hand out. The links are in the journal too, as
         * the API shows each once: whoever can read the journal can use them.
         */
        public Builder linksOnly() {
            linksOnly = true;
            return this;
        }

        /**
         * Told how far the run is, about four times a second while rows come to their end, and at the end. It runs on the
         * threads that make the calls, one at a time: let it be quick. What it throws is dropped.
         */
        public Builder onProgress(Consumer<Progress> listener) {
            onProgress = Objects.requireNonNull(listener, "listener must not be null");
            return this;
        }

        /**
         * Makes the bulk. It opens and calls nothing.
         *
         * @throws IllegalStateException if there is no journal
         */
        public BulkInvite build() {
            if (journal == null)
                throw new IllegalStateException("a journal must be set, but is not; call journal(Journal.file(…))");
            return new BulkInvite(this, journal);
        }

        private static int checked(String name, int value) {
            if (value >= 1 && value <= MOST) return value;
            throw new IllegalArgumentException(name + " must be 1 to " + MOST + ", but is " + value);
        }
    }
}
