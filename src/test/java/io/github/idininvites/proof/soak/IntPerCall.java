package io.github.idininvites.proof.soak;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntUnaryOperator;

/** A number for each call, for millions of them: four bytes each, so that no leak hides behind the ledgers. */
final class IntPerCall {
    private static final int CHUNK = 1 << 14;

    private final ConcurrentMap<Integer, AtomicIntegerArray> chunks = new ConcurrentHashMap<>();

    void update(int call, IntUnaryOperator change) {
        chunks.computeIfAbsent(call / CHUNK, chunk -> new AtomicIntegerArray(CHUNK))
                .updateAndGet(call % CHUNK, change);
    }

    int get(int call) {
        var chunk = chunks.get(call / CHUNK);
        return chunk == null ? 0 : chunk.get(call % CHUNK);
    }

    long bytes() {
        return 4L * CHUNK * chunks.size();
    }
}
