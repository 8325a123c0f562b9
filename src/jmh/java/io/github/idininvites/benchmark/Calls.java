package io.github.idininvites.benchmark;

import java.util.concurrent.CompletableFuture;

/** What the clients are compared by: adding a person with a POST, and reading a person and the result with a GET. */
sealed interface Calls {
    /** On the caller's thread. */
    @FunctionalInterface
    non-sealed interface Sync extends Calls {
        void call(boolean post) throws Exception;
    }

    /** With a future. */
    @FunctionalInterface
    non-sealed interface Async extends Calls {
        CompletableFuture<?> call(boolean post);
    }
}
