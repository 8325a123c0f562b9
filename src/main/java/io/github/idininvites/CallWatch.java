package io.github.idininvites;

import java.util.Comparator;
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
        return inProgress()
                .filter(run -> run.isRunBy(thread))
                .min(Comparator.comparingLong(Watched::attemptNanosLeft)) // an interceptor may make a call of its own
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
                boolean unused = Thread.interrupted(); // a listener may have set it, and then nothing waits
                LockSupport.parkNanos(TICK_NANOS);
                if (lookAtAll()) idle = 0;
            }
            pause();
        } while (IN_PROGRESS.iterator().hasNext() && resume()); // one that began in between saw this thread
    }

    /** Whether there may be calls. Whatever is thrown, the others still need this thread. */
    private static boolean lookAtAll() {
        boolean any = false;
        try {
            long now = System.nanoTime();
            for (Watched run : IN_PROGRESS) {
                any = true;
                try {
                    run.look(now);
                } catch (Throwable ofTheUsers) {
                    // of a listener, say; or there is no thread: the next look tries again
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
