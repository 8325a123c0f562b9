package io.github.idininvites;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;

/** The log: a line for each attempt and each call at DEBUG, and a warning when a listener throws. It holds ids only. */
final class CallLog implements CallListener {
    private static final System.@Nullable Logger LOG = find();

    private static System.@Nullable Logger find() {
        try {
            return System.getLogger("io.github.idininvites");
        } catch (RuntimeException
                | Error broken) { // if an application's logging cannot start, calls must work all the same
            return null;
        }
    }

    static boolean isOn() {
        try {
            return LOG != null && LOG.isLoggable(DEBUG);
        } catch (RuntimeException | Error broken) {
            return false;
        }
    }

    @Override
    public void attemptEnded(Outcome attempt) {
        if (LOG != null) LOG.log(DEBUG, "attempt: " + attempt);
    }

    @Override
    public void ended(Outcome call) {
        if (LOG != null) LOG.log(DEBUG, "call: " + call);
    }

    /** @param thrown its message may hold anything, so only its class is logged */
    static void warn(CallListener listener, String event, Throwable thrown) {
        try {
            if (LOG != null)
                LOG.log(
                        WARNING,
                        listener.getClass().getName() + "." + event + " threw "
                                + thrown.getClass().getName() + "; the call goes on");
        } catch (Throwable broken) { // as above, or there is no stack left
        }
    }
}
