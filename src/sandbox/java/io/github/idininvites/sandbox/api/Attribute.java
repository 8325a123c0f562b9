package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** What can be requested of a person, in the order of CM's documentation. */
public enum Attribute {
    IDENTITY,
    NAME,
    ADDRESS,
    EIGHTEEN_OR_OLDER,
    DATE_OF_BIRTH,
    GENDER,
    TELEPHONE_NUMBER,
    EMAIL_ADDRESS;

    String wireName() {
        return this == EIGHTEEN_OR_OLDER ? "18y_or_older" : name().toLowerCase(Locale.ROOT);
    }

    /** The words that the person reads. */
    public String inWords() {
        return switch (this) {
            case IDENTITY -> "a number by which your bank knows you";
            case NAME -> "your name";
            case ADDRESS -> "your address";
            case EIGHTEEN_OR_OLDER -> "whether you are 18 or older";
            case DATE_OF_BIRTH -> "your date of birth";
            case GENDER -> "your gender";
            case TELEPHONE_NUMBER -> "your telephone number";
            case EMAIL_ADDRESS -> "your e-mail address";
        };
    }

    /** CM's documentation shows {@code "true"} for the name, and its schema also allows it for the identity. */
    boolean mayBeString() {
        return this == NAME || this == IDENTITY;
    }
}
