package io.github.idininvites.bulk;

import io.github.idininvites.model.NewPerson;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An open journal. Safe for use by many threads. If the file or the database fails, methods throw {@link IllegalStateException}
 * and futures fail with it. Futures may complete on a thread of the journal, so what depends on them must be quick.
 */
interface OpenJournal extends AutoCloseable {
    String fingerprint(String reference, NewPerson person);

    /** The row as the journal knows it; null if it has no such row. */
    @Nullable
    Row find(String reference);

    /**
     * Completes once the claim is durable. Empty if the row is not at {@code from} any more, because another thread or process
     * has claimed it. If the future fails, there is no claim.
     */
    CompletableFuture<Optional<Claim>> claim(Row from, Step to);

    /** Records the outcome of the claimed call. Completes once it is durable; the row can be claimed again before that. */
    CompletableFuture<Void> record(Claim claim, Row outcome);

    /**
     * Records what a human says about the row.
     *
     * @throws IllegalStateException if the row is not in doubt any more, or the process that claimed it may still be making the
     *     call
     */
    void resolve(Row doubt, Row resolved);

    /** How many rows are at each step. Works after {@link #close()} too. */
    Map<Step, Long> counts();

    /** All rows, in no particular order. Works after {@link #close()} too. Keeps few rows in memory. Close the stream. */
    Stream<Row> rows();

    @Override
    void close();
}
