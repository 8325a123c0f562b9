package io.github.idininvites;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/** Argument checks: each message says what must hold and what was found, and never holds a value that could be personal. */
final class Check {
    // Webhooks.PATH_ID repeats this on purpose: to share it, this class would have to be public. A test compares them.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Check() {}

    /** Ids enter a path: nothing in one may end a segment or climb to another. */
    static String id(String name, String value) {
        Objects.requireNonNull(value, () -> name + " must not be null");
        if (!ID.matcher(value).matches())
            throw new IllegalArgumentException(name + " must be 1 to 64 letters, digits, '-' or '_', but is "
                    + value.length() + " characters that are not");
        return value;
    }

    static Duration between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0)
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        return value;
    }
}
