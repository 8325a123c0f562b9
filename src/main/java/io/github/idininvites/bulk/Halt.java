package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/** Why no further call may be made, once there is a reason. Safe for use by many threads. */
final class Halt {
    /** A run stops after this many calls in a row without a usable answer: the API cannot be reached. */
    static final int DOUBTS_IN_A_ROW = 10;

    private final int most;
    private volatile @Nullable Exception by;
    private int doubts;

    /** @param most after how many doubts in a row to stop */
    Halt(int most) {
        this.most = most;
    }

    /** Stops the run. Only the first reason counts. */
    synchronized void because(Exception reason) {
        if (by == null) by = reason;
    }

    @Nullable
    Exception by() {
        return by;
    }

    boolean isSet() {
        return by != null;
    }

    /** A call got no answer, or no answer that says whether it landed. */
    synchronized void doubt(Exception failure) {
        if (++doubts >= most) because(failure);
    }

    /** A call can be tried later. For a single row the caller must do that. */
    void tryLater(Exception failure) {
        if (most == 1) because(failure);
    }

    synchronized void answered() {
        doubts = 0;
    }
}
