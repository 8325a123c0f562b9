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
 * What became of all rows that the journal knows, those of earlier runs too, and of those that this run read and refused. The four
 * counts add up to the number of {@link #outcomes()}. Rows behind the point where a run stopped are not read, and so not in it.
 * Outcomes are read from the journal when you ask for them, counts when the run ends. So if calls go on, by this {@link BulkInvite} or with {@link
 * Journal#jdbc} by others, the outcomes show what they do. Each throws {@link IllegalStateException} if the journal cannot be read.
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
            counts = null; // the database is down: it is asked again
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
     * Every row's outcome, in no order that is promised, read from the journal while you go. Close the stream.
     */
    public Stream<Outcome> outcomes() {
        return Stream.concat(journal.rows().map(row -> row.outcome(linksOnly)), refused.stream());
    }

    /**
     * Why the run stopped early; empty if it read all rows. The API refused the credentials (401) or the group (403, 404, 410),
     * or asked to wait for more than 15 minutes; ten calls in a row are in doubt, or ten pauses in a row, each twice as long as the
     * one before, ended with 429 or with nothing sent; the journal, the stream of rows or the client failed or was closed; or the run
     * was cancelled, which is a {@link java.util.concurrent.CancellationException}. Run again once the cause is gone.
     */
    public Optional<Exception> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /**
     * Writes {@link #outcomes()} as CSV (UTF-8, commas, a header), readable by its owner only where the file system has such
     * permissions. An existing file is replaced. Columns: {@code reference}, {@code outcome}, {@code call}, {@code status_code},
     * {@code person_id}, {@code invite_id}, {@code url}, {@code why}. Needs {@code de.siegmar:fastcsv}.
     *
     * @throws UncheckedIOException if the file cannot be written
     * @throws IllegalStateException if FastCSV is not on the class path, or the journal cannot be read
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

    /** The counts, and why it stopped: no reference, name or link. */
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
