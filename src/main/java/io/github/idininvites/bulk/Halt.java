package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/** Why no further call is to be made, once there is a reason. Safe for many threads. */
final class Halt {
    /** For a run: so many calls in a row without a word of the API, and the way to it is broken. */
    static final int DOUBTS_IN_A_ROW = 10;

    private final int most;
    private volatile @Nullable Exception by;
    private int doubts;

    /** @param most how many doubts in a row are a reason */
    Halt(int most) {
        this.most = most;
    }

    /** The first reason stays. */
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

    /** A call got no answer, or none that says what became of it. */
    synchronized void doubt(Exception failure) {
        if (++doubts >= most) because(failure);
    }

    /** A call is to be made later. A single row leaves that to its caller. */
    void tryLater(Exception failure) {
        if (most == 1) because(failure);
    }

    synchronized void answered() {
        doubts = 0;
    }
}
