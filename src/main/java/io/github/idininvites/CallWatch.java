package io.github.idininvites;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All calls in progress, and the one thread that watches them. It cancels a call whose caller was interrupted, because a read
 * from a socket does not notice an interrupt. It ends attempts and async calls whose time is up. Each call pays for this with two
 * changes of a map. Running each call on another thread, so that its caller can be interrupted, took many times longer
 * than the call.
 */
final class CallWatch {
    private static final long TICK_NANOS = 20_000_000;
    private static final int IDLE_TICKS = 50;
    private static final Set<Watched> IN_PROGRESS = ConcurrentHashMap.newKeySet();
    private static volatile boolean watching;

    private CallWatch() {}

    /** What this class, and those who ask it, need to know of a call. */
    interface Watched {
        /** What the watching thread does for the call, every 20 ms. */
        void look(long now);

        boolean isRunBy(Thread thread);

        /** Whether nobody waits for the outcome any more. Asked on the call's own thread. */
        boolean isOver();

        long attemptNanosLeft();
    }

    /** @throws OutOfMemoryError if there is no thread to watch the call; it must not be made then */
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
        return inProgress()
                .filter(run -> run.isRunBy(thread))
                .min(Comparator.comparingLong(
                        Watched::attemptNanosLeft)) // an interceptor may make another call on this thread
                .orElse(null);
    }

    private static synchronized void watch() {
        if (watching) return;
        Daemons.run(CallWatch::look);
        watching = true;
    }

    private static void look() {
        do {
            for (int idle = 0; idle < IDLE_TICKS; idle++) {
                boolean unused = Thread.interrupted(); // a listener may have set the flag, and then no park waits
                LockSupport.parkNanos(TICK_NANOS);
                if (lookAtAll()) idle = 0;
            }
            pause();
        } while (IN_PROGRESS.iterator().hasNext() && resume()); // a call that began in between has seen this thread run
    }

    /** Whether there may be calls. It throws nothing, because the other calls still need this thread. */
    private static boolean lookAtAll() {
        boolean any = false;
        try {
            long now = System.nanoTime();
            for (Watched run : IN_PROGRESS) {
                any = true;
                try {
                    run.look(now);
                } catch (Throwable ofTheUsers) {
                    // thrown by a listener, say, or as there is no thread: the next look tries again
                }
            }
        } catch (OutOfMemoryError noMemory) {
            return true;
        }
        return any;
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
