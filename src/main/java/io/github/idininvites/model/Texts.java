package io.github.idininvites.model;

import java.util.Locale;
import java.util.Objects;

/** Checks the texts of a new person. A message says which character is wrong and where, and nothing else of the text. */
final class Texts {
    /** Hangul's fillers and Braille's blank: they count as letters and signs. */
    private static final String FILLERS = "\u115F\u1160\u2800\u3164\uFFA0";

    private Texts() {}

    static String name(String name) {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isBlank()) throw new IllegalArgumentException("name must not be blank, but is");
        boolean visible = false;
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            int c = name.codePointAt(at);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    throw wrong("name must be one line without control characters", c, at);
                case Character.SURROGATE -> throw wrong("name must have no half of a surrogate pair", c, at);
                case Character.FORMAT, Character.SPACE_SEPARATOR -> { // a joiner is part of some names
                }
                default -> visible |= FILLERS.indexOf(c) < 0;
            }
        }
        if (!visible) throw wrong("name must have a visible character", name.codePointAt(0), 0);
        return name;
    }

    /** {@code local@domain} (RFC 5322, 6531 and 6532): only what no address can be is refused. */
    static String emailAddress(String address) {
        int at = address.lastIndexOf('@');
        boolean quoted = at > 1 && address.charAt(0) == '"' && address.charAt(at - 1) == '"';
        boolean form = at > 0 && at < address.length() - 1 && (quoted || isPlain(address.substring(0, at)));
        for (int i = 0; i < address.length(); i += Character.charCount(address.codePointAt(i))) {
            int c = address.codePointAt(i);
            boolean blank = c == ' ' || c == '\t';
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> {
                    if (!blank) throw wrong("emailAddress must have no invisible character", c, i);
                    form &= quoted && i < at;
                }
                default -> {}
            }
        }
        if (!form)
            throw new IllegalArgumentException(
                    "emailAddress must have the form local@domain, but its " + address.length() + " characters do not");
        return address;
    }

    private static boolean isPlain(String local) {
        return local.indexOf('@') < 0 && local.indexOf('"') < 0;
    }

    private static IllegalArgumentException wrong(String rule, int c, int at) {
        return new IllegalArgumentException(
                rule + String.format(Locale.ROOT, ", but has U+%04X as character %d", c, at + 1));
    }
}
