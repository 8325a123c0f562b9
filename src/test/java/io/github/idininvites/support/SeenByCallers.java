package io.github.idininvites.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what the library said to its callers during the whole test run, for {@code PrivacyTest} to look through. */
public final class SeenByCallers {
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private SeenByCallers() {}

    /** Keeps what an application would log: the trace with its causes. */
    public static <E extends Throwable> E saw(E failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        SAID.add(trace.toString());
        return failure;
    }

    public static void saw(Object value) {
        SAID.add(String.valueOf(value));
    }

    public static Set<String> everythingSaid() {
        return Set.copyOf(SAID);
    }
}
