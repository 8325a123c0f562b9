package io.github.idininvites.bulk;

import io.github.idininvites.bulk.Outcome.NotTried;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of each row: of all rows in the journal, also those of earlier runs, and of the rows that this run refused. The four
 * counts add up to the number of {@link #outcomes()}. If the run stopped early, the rows that it did not read are not in the
 * report. The counts are taken when the run ends, the outcomes when you ask for them. So the outcomes also show later calls, by
 * this {@link BulkInvite} or, with {@link Journal#jdbc}, by other processes. The counts and {@link #outcomes()} throw {@link
 * IllegalStateException} if the journal cannot be read. Safe for use by many threads.
 */
public final class BulkReport {
    private final OpenJournal journal;
    private final List<NotTried> refused;
    private final boolean linksOnly;
    private @Nullable Map<Step, Long> counts;
    private final @Nullable Exception stoppedBy;

    BulkReport(OpenJournal journal, List<NotTried> refused, boolean linksOnly, @Nullable Exception stoppedBy) {
        this.journal = journal;
        this.refused = refused;
        this.linksOnly = linksOnly;
        this.stoppedBy = stoppedBy;
        try {
            counts = journal.counts();
        } catch (IllegalStateException e) {
            counts = null; // the database is down; count() asks it again
        }
    }

    /** How many rows are {@link Outcome.Invited}. */
    public long invited() {
        return count(Step.INVITED);
    }

    /** How many rows are {@link Outcome.Rejected}. */
    public long rejected() {
        return count(Step.REJECTED);
    }

    /** How many rows are {@link Outcome.InDoubt}: find out what became of each, and {@link BulkInvite#resolve} it. */
    public long inDoubt() {
        return count(Step.ADDING, Step.INVITING, Step.IN_DOUBT);
    }

    /** How many rows are {@link Outcome.NotTried}. */
    public long notTried() {
        return count(Step.NEW, Step.ADDED, Step.GIVEN_UP) + refused.size();
    }

    private long count(Step... steps) {
        Map<Step, Long> known = counts != null ? counts : journal.counts();
        long count = 0;
        for (Step step : steps) count += known.getOrDefault(step, 0L);
        return count;
    }

    /**
     * The outcome of each row, in no particular order. The stream reads the journal as you consume it: close it.
     */
    public Stream<Outcome> outcomes() {
        return Stream.concat(journal.rows().map(row -> row.outcome(linksOnly)), refused.stream());
    }

    /**
     * Why the run stopped early; empty if it read all rows. A run stops if the API refuses the credentials (401) or the group
     * (403, 404, 410), or asks to wait for more than 15 minutes. It stops after ten calls in a row that are in doubt, and after
     * ten pauses in a row, each twice as long as the one before, that end with 429 or with nothing sent. It stops if the journal
     * or the stream of rows fails, or the client is closed. If it was cancelled, this is a {@link
     * java.util.concurrent.CancellationException}. Remove the cause, and run it again.
     */
    public Optional<Exception> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /**
     * Writes {@link #outcomes()} to a CSV file (UTF-8, commas, a header), and replaces an existing file. Only the owner can read
     * the file, if the file system has such permissions. Columns: {@code reference}, {@code outcome}, {@code call}, {@code
     * status_code}, {@code person_id}, {@code invite_id}, {@code url}, {@code why}. Needs {@code de.siegmar:fastcsv}.
     *
     * @throws UncheckedIOException if the file cannot be written
     * @throws IllegalStateException if FastCSV is not on the class path or module path, or the journal cannot be read
     */
    public void writeCsv(Path file) {
        try (Stream<Outcome> outcomes = outcomes()) {
            ReportCsv.write(file, outcomes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoClassDefFoundError e) {
            throw Invitees.withoutFastCsv(e);
        }
    }

    /** The counts, and the type of what stopped the run; no reference, name or link. */
    @Override
    public String toString() {
        String stop =
                stoppedBy == null ? "" : ", stoppedBy=" + stoppedBy.getClass().getSimpleName();
        try {
            return "BulkReport[invited=" + invited() + ", rejected=" + rejected() + ", inDoubt=" + inDoubt()
                    + ", notTried=" + notTried() + stop + "]";
        } catch (IllegalStateException e) {
            return "BulkReport[the journal cannot be read" + stop + "]";
        }
    }
}
