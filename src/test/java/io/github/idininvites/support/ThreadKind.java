package io.github.idininvites.support;

import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** The threads that an application may call from. */
public enum ThreadKind {
    PLATFORM,
    /** From JDK 21 on. */
    VIRTUAL;

    /** Whether this JDK has them. */
    public boolean exists() {
        return this == PLATFORM || Runtime.version().feature() >= 21;
    }

    /** A daemon thread; skips the test on a JDK without them. */
    public Thread unstarted(Runnable work) {
        Assumptions.assumeTrue(exists(), "this JDK has no virtual threads");
        return this == PLATFORM ? platform(work) : virtual(work);
    }

    private static Thread platform(Runnable work) {
        var thread = new Thread(work, "caller");
        thread.setDaemon(true);
        return thread;
    }

    /** By reflection: the tests are compiled for JDK 17. */
    private static Thread virtual(Runnable work) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            var unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
            return (Thread) unstarted.invoke(builder, work);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + " thread";
    }
}
