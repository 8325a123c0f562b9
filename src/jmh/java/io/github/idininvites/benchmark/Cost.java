package io.github.idininvites.benchmark;

import java.util.Locale;

/** What a call costs. */
enum Cost {
    CPU("CPU of the client's process, per call"),
    P50("p50"),
    P99("p99"),
    WALL("time per call, over all callers"),
    BYTES("allocation per call");

    final String title;

    Cost(String title) {
        this.title = title;
    }

    double of(Turn turn) {
        var slice = turn.slice();
        return switch (this) {
            case CPU -> (double) slice.cpuNanos() / slice.calls();
            case P50 -> slice.p50Nanos();
            case P99 -> slice.p99Nanos();
            case WALL -> (double) slice.wallNanos() / slice.calls();
            case BYTES -> (double) slice.allocatedBytes() / slice.calls();
        };
    }

    String text(double amount) {
        return String.format(Locale.ROOT, this == BYTES ? "%.1f kB" : "%.1f µs", amount / 1000);
    }
}
