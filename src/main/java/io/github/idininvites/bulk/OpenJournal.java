package io.github.idininvites.bulk;

import io.github.idininvites.model.NewPerson;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal in use. Safe for many threads. Every method throws {@link IllegalStateException} if the file or the database fails, and
 * a future completes with one. Futures may complete on a thread of the journal: what depends on them must be quick.
 */
interface OpenJournal extends AutoCloseable {
    String fingerprint(String reference, NewPerson person);

    /** What is known of the row; null if nothing is. */
    @Nullable
    Row find(String reference);

    /**
     * Completes once the claim is durable. Empty if the row is not at {@code from} any more: somebody else has it, or had it. If it
     * fails, there is no claim.
     */
    CompletableFuture<Optional<Claim>> claim(Row from, Step to);

    /** What came of the claimed call. Completes once that is durable; the row may be claimed again before. */
    CompletableFuture<Void> record(Claim claim, Row outcome);

    /**
     * Writes a human's word down.
     *
     * @throws IllegalStateException if the row is not in doubt any more, or the process that claimed it may still be at it
     */
    void resolve(Row doubt, Row resolved);

    /** How many rows are at each step; also after it was closed. */
    Map<Step, Long> counts();

    /** All rows, in no order that is promised; also after it was closed. Holds few of them at a time. Close it. */
    Stream<Row> rows();

    @Override
    void close();
}
