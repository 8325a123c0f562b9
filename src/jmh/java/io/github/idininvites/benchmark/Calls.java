package io.github.idininvites.benchmark;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** What the clients are compared by: adding a person with a POST, and reading a person and the result with a GET. */
sealed interface Calls {
    /** On the caller's thread. */
    @FunctionalInterface
    non-sealed interface Sync extends Calls {
        void call(boolean post) throws Exception;
    }

    /** A list at a time. */
    @FunctionalInterface
    non-sealed interface Bulk extends Calls {
        Slice run(int callers, long millis) throws IOException;
    }

    /** With a future. */
    @FunctionalInterface
    non-sealed interface Async extends Calls {
        CompletableFuture<?> call(boolean post);
    }
}
