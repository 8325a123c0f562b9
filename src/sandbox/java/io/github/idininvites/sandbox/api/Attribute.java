package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** What can be asked about a person, in the order of the API's text. */
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

    /** Said to the person. */
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

    /** The text shows {@code "true"} for the name, and the vendor's schema allows it for the identity too. */
    boolean mayBeString() {
        return this == NAME || this == IDENTITY;
    }
}
