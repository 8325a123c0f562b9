package io.github.idininvites;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Where a client's futures complete, and continuations run: never on a thread that a call needs. */
final class Completions {
    private final @Nullable Executor executor;
    private final boolean ofWaits;

    Completions(@Nullable Executor executor) {
        this(executor, false);
    }

    private Completions(@Nullable Executor executor, boolean ofWaits) {
        this.executor = executor;
        this.ofWaits = ofWaits;
    }

    /** For the reads of waits: no user has the future of such a call. */
    static Completions ofTheWaits() {
        return new Completions(Runnable::run, true);
    }

    /** Whether waits make the calls. The thread that submits such a call need not be that of a caller. */
    boolean ofWaits() {
        return ofWaits;
    }

    void complete(Runnable completion) {
        try {
            (executor == null ? ForkJoinPool.commonPool() : executor).execute(completion);
        } catch (RuntimeException | Error refused) { // it may be shut down; the outcome must not get lost
            elsewhere(completion);
        }
    }

    /**
     * Runs the completion on another thread if the common pool does not: on two cores the pool has one thread, which a
     * continuation may block.
     *
     * @throws OutOfMemoryError if the machine has no thread left
     */
    void completeIfStuck(Runnable completion) {
        if (executor == null) Daemons.run(completion);
    }

    private static void elsewhere(Runnable completion) {
        try {
            Daemons.run(completion);
        } catch (OutOfMemoryError noThread) {
            completion.run();
        }
    }
}
