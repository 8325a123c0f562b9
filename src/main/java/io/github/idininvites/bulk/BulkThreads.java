package io.github.idininvites.bulk;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes the threads of a run, and passes on what stops it. */
final class BulkThreads {
    private BulkThreads() {}

    /** A daemon thread that inherits nothing from the thread that creates it. */
    static Thread make(String name, Runnable task) {
        var thread = new Thread(null, task, "idin-invites-bulk-" + name, 0, false);
        thread.setContextClassLoader(BulkThreads.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    static CancellationException cancelled(String how) {
        return new CancellationException("the run was cancelled: " + how);
    }

    /** Runs it on a new thread. Cancelling the future stops the run. */
    static <T> CompletableFuture<T> async(Halt halt, Supplier<T> run) {
        var future = new CompletableFuture<T>();
        Thread reader = make("reader", () -> {
            try {
                future.complete(run.get());
            } catch (Throwable e) { // an Error too, because a caller waits for the future
                future.completeExceptionally(e);
            }
        });
        var unused = future.whenComplete((report, e) -> {
            if (!future.isCancelled()) return;
            halt.because(cancelled("the future was cancelled"));
            reader.interrupt();
        });
        reader.start();
        return future;
    }

    static boolean hook(Thread thread) {
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            return true;
        } catch (IllegalStateException e) { // the JVM shuts down already
            return false;
        }
    }

    static void unhook(Thread thread) {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // the hook runs already
        }
    }
}
