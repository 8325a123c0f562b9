package io.github.idininvites.bulk;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Rows that an earlier run finished count too. Immutable.
 *
 * @param invited rows that are invited
 * @param rejected rows that the API refused
 * @param inDoubt rows in doubt: the API may have processed their call
 * @param notTried rows for which no invite was requested
 * @param total how many rows there are; null if the stream does not know its size. A collection and a CSV file know it
 * @param perSecond the average number of rows per second that this run has finished
 * @param ended whether the run has ended
 */
public record Progress(
        long invited,
        long rejected,
        long inDoubt,
        long notTried,
        @Nullable Long total,
        double perSecond,
        boolean ended) {
    /** How many rows are finished: the sum of the four counts. */
    public long done() {
        return invited + rejected + inDoubt + notTried;
    }

    /** The estimated time for the other rows at this rate; empty if the total or the rate is unknown. */
    public Optional<Duration> timeLeft() {
        if (total == null || perSecond <= 0) return Optional.empty();
        return Optional.of(Duration.ofMillis((long) (Math.max(0, total - done()) / perSecond * 1_000)));
    }

    /** Such as {@code 1200 of 5000 rows: 1190 invited, 7 rejected, 3 in doubt, 0 not tried; 96/s, 40 s left}. */
    @Override
    public String toString() {
        String left = timeLeft()
                .filter(time -> !ended)
                .map(time -> ", " + (time.toMillis() + 999) / 1_000 + " s left")
                .orElse("");
        return done() + (total == null ? "" : " of " + total) + " rows: " + invited + " invited, " + rejected
                + " rejected, " + inDoubt + " in doubt, " + notTried + " not tried; " + Math.round(perSecond) + "/s"
                + left;
    }
}
