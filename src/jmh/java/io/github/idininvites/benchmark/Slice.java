package io.github.idininvites.benchmark;

/** What a client did in one turn. */
record Slice(
        long calls,
        long failures,
        long wallNanos,
        long cpuNanos,
        long allocatedBytes,
        long p50Nanos,
        long p99Nanos,
        long jitMillis) {}
