package io.github.idininvites.bulk;

import java.time.Duration;

/**
 * The right to make one call for a row.
 *
 * @param token tells this claim from those of other processes
 * @param lease how long other processes respect it; a file is used by one process only
 */
record Claim(Row row, String token, Duration lease, long sinceNanos, long sinceMillis) {
    static final Duration NO_END = Duration.ofDays(36_500);

    static Claim of(Row row, String token, Duration lease) {
        return new Claim(row, token, lease, System.nanoTime(), System.currentTimeMillis());
    }

    /**
     * Whether the call may still begin. If the process was frozen or the machine slept, the lease may be over. Then the row
     * counts as in doubt, and somebody may have resolved it as not landed. Nine tenths of the lease are for the call itself.
     */
    boolean mayBegin() {
        long waited = Math.max(
                (System.nanoTime() - sinceNanos) / 1_000_000, Math.abs(System.currentTimeMillis() - sinceMillis));
        return waited < lease.toMillis() / 10;
    }
}
