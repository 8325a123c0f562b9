package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The library's own threads, shared by all clients: as many as are busy, and gone after five idle seconds. */
final class Daemons {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, SECONDS, new SynchronousQueue<>(), Daemons::thread);

    private Daemons() {}

    /** @throws OutOfMemoryError if the machine has no thread left */
    static void run(Runnable task) {
        THREADS.execute(task);
    }

    /** On a thread of the library's: a listener or an interceptor may have interrupted it, and nobody else does. */
    static void forgetInterrupt() {
        boolean unused = Thread.interrupted();
    }

    /** It inherits neither thread locals nor a class loader: the next task may be another tenant's. */
    private static Thread thread(Runnable task) {
        var thread = new Thread(null, task, "idin-invites-" + COUNT.incrementAndGet(), 0, false);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }
}
