package io.github.idininvites.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * An answer, and what becomes of it on its way.
 *
 * @param answer null if the connection closes instead
 * @param cut whether the connection closes in the middle of the body
 */
record Reply(@Nullable Answer answer, boolean cut, int secondsLate) {
    static final Reply NONE = new Reply(null, false, 0);

    static Reply of(Answer answer) {
        return new Reply(answer, false, 0);
    }

    static Reply cut(Answer answer) {
        return new Reply(answer, true, 0);
    }

    static Reply late(Answer answer, int seconds) {
        return new Reply(answer, false, seconds);
    }
}
