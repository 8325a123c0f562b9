package io.github.idininvites;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All calls in progress, and the one thread that looks after them: it cancels a call whose caller was interrupted, as a read
 * from a socket does not notice that, and ends what its own thread cannot end in time. A call pays for this with two changes
 * of a map (0.1 us).
 */
final class CallWatch {
    private static final long TICK_NANOS = 20_000_000;
    private static final int IDLE_TICKS = 50;
    private static final Set<Watched> IN_PROGRESS = ConcurrentHashMap.newKeySet();
    private static volatile boolean watching;

    private CallWatch() {}

    /** A call, as far as this class and those who ask it need to know it. */
    interface Watched {
        /** What the watching thread does for it, every now and then. */
        void look(long now);

        boolean isRunBy(Thread thread);

        /** Whether nobody waits for the outcome any more; on the call's own thread. */
        boolean isOver();

        long attemptNanosLeft();
    }

    /** @throws OutOfMemoryError if there is no thread that could end it in time; it must not be made then */
    static void begin(Watched run) {
        IN_PROGRESS.add(run);
        if (!watching) watch();
    }

    static void end(Watched run) {
        IN_PROGRESS.remove(run);
    }

    static Stream<Watched> inProgress() {
        return IN_PROGRESS.stream();
    }

    /** The call that this thread makes. */
    static @Nullable Watched ofThisThread() {
        var thread = Thread.currentThread();
        return inProgress().filter(run -> run.isRunBy(thread)).findAny().orElse(null);
    }

    private static synchronized void watch() {
        if (watching) return;
        Daemons.run(CallWatch::look);
        watching = true;
    }

    private static void look() {
        do {
            for (int idle = 0; idle < IDLE_TICKS; idle++) {
                LockSupport.parkNanos(TICK_NANOS);
                long now = System.nanoTime();
                for (Watched run : IN_PROGRESS) {
                    idle = 0;
                    run.look(now);
                }
            }
            pause();
        } while (!IN_PROGRESS.isEmpty() && resume()); // one that began in between saw this thread
    }

    private static synchronized void pause() {
        watching = false;
    }

    private static synchronized boolean resume() {
        boolean free = !watching;
        watching = true;
        return free;
    }
}
