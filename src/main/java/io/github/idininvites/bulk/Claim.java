package io.github.idininvites.bulk;

import java.time.Duration;

/**
 * The right to make one call for a row.
 *
 * @param token names this claim among those of other processes
 * @param lease how long other processes believe in it; a file has no other process
 */
record Claim(Row row, String token, Duration lease, long sinceNanos, long sinceMillis) {
    static final Duration NO_END = Duration.ofDays(36_500);

    static Claim of(Row row, String token, Duration lease) {
        return new Claim(row, token, lease, System.nanoTime(), System.currentTimeMillis());
    }

    /**
     * Whether the call may still begin. A process that was frozen, or a machine that slept, comes back late: by then the row may
     * count as in doubt, and a human may have said that it did not land. Nine tenths of the lease are for the call itself.
     */
    boolean mayBegin() {
        long waited = Math.max(
                (System.nanoTime() - sinceNanos) / 1_000_000, Math.abs(System.currentTimeMillis() - sinceMillis));
        return waited < lease.toMillis() / 10;
    }
}
