package io.github.idininvites.bulk;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Rows that an earlier run ended count too.
 *
 * @param invited rows that are invited
 * @param rejected rows that the API refused
 * @param inDoubt rows of which nobody knows
 * @param notTried rows that were read and not sent
 * @param total how many rows there are; null if that is not known: of a collection and of a CSV file it is
 * @param perSecond how many rows a second this run has ended, on average
 * @param ended whether this is the run's last word
 */
public record Progress(
        long invited,
        long rejected,
        long inDoubt,
        long notTried,
        @Nullable Long total,
        double perSecond,
        boolean ended) {
    /** How many rows are done: the sum of the four. */
    public long done() {
        return invited + rejected + inDoubt + notTried;
    }

    /** How long the rest takes at this rate; empty if the total or the rate is not known. */
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
