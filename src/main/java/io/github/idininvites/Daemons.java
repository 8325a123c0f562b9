package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The library's own threads, shared by all clients. There are as many as have work, and each ends after five idle seconds. */
final class Daemons {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, SECONDS, new SynchronousQueue<>(), Daemons::thread);

    private Daemons() {}

    /** @throws OutOfMemoryError if the machine has no thread left */
    static void run(Runnable task) {
        THREADS.execute(task);
    }

    /**
     * Clears the interrupt flag of this thread, which must be one of the library's: only a listener or an interceptor can have
     * set it.
     */
    static void forgetInterrupt() {
        boolean unused = Thread.interrupted();
    }

    /** The thread inherits neither thread locals nor a class loader, because its next task may be another application's. */
    private static Thread thread(Runnable task) {
        var thread = new Thread(null, task, "idin-invites-" + COUNT.incrementAndGet(), 0, false);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
