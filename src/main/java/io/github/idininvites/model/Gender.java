package io.github.idininvites.model;

import org.jspecify.annotations.Nullable;

/** A person's gender as the bank has it. */
public enum Gender {
    /** {@code male}. */
    MALE,
    /** {@code female}. */
    FEMALE,
    /** No gender, or a word that this version does not know. */
    UNKNOWN;

    /** The gender for the API's word; {@link #UNKNOWN} for null and for a word that this version does not know. */
    public static Gender of(@Nullable String text) {
        if (text == null) return UNKNOWN;
        return switch (text) {
            case "male" -> MALE;
            case "female" -> FEMALE;
            default -> UNKNOWN;
        };
    }
}
