package io.github.idininvites.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * An answer, and what becomes of it on its way.
 *
 * @param answer null if the connection closes instead
 * @param cut whether the connection closes in the middle of the body
 */
record Reply(@Nullable Response answer, boolean cut, int secondsLate) {
    static final Reply NONE = new Reply(null, false, 0);

    static Reply of(Response answer) {
        return new Reply(answer, false, 0);
    }

    static Reply cut(Response answer) {
        return new Reply(answer, true, 0);
    }

    static Reply late(Response answer, int seconds) {
        return new Reply(answer, false, seconds);
    }
}
