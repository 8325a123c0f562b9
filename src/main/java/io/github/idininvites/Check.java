package io.github.idininvites;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Argument checks: each message says what must hold and what was found, and never holds a value that could be personal. */
final class Check {
    // Webhooks.PATH_ID repeats this pattern: to share it, this class would have to be public. A test compares them.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Letters and signs that show nothing: joiners, Hangul's fillers, Khmer's vowels, Mongolian's selectors, Braille's blank. */
    private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    private Check() {}

    private static void notNull(String name, Object value) {
        if (value == null) throw new NullPointerException(name + " must not be null");
    }

    /** An id becomes a segment of a path. No character in it may end the segment or lead to another path. */
    static String id(String name, String value) {
        notNull(name, value);
        if (!isId(value))
            throw new IllegalArgumentException(name + " must be 1 to 64 letters, digits, '-' or '_', but is "
                    + value.length() + " characters that are not");
        return value;
    }

    /** Whether it is a valid id. What an answer calls an id may be anything. */
    static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    /** Refuses invisible characters. They get into a text when somebody pastes it, and nobody means them to be there. */
    static String visible(String name, String value) {
        notNull(name, value);
        for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
            int c = value.codePointAt(at);
            if (c != ' ' && isInvisible(c))
                throw new IllegalArgumentException(name
                        + " must have no invisible character, such as a line end, but has "
                        + String.format(Locale.ROOT, "U+%04X as character %d of %d", c, at + 1, value.length()));
        }
        return value;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE, // half of one
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> FILLERS.indexOf(c) >= 0 || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        };
    }

    /** How long a call or an attempt may take. */
    static Duration timeout(String name, Duration value) {
        return between(name, value, Duration.ofMillis(1), Duration.ofDays(1));
    }

    static Duration between(String name, Duration value, Duration least, Duration most) {
        notNull(name, value);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0)
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", but is " + value);
        return value;
    }
}
