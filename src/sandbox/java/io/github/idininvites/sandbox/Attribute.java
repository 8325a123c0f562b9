package io.github.idininvites.sandbox;

import java.util.Locale;

/** What can be asked about a person, in the order of the API's text. */
enum Attribute {
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

    /** The text shows {@code "true"} for the name, and the vendor's schema allows it for the identity too. */
    boolean mayBeString() {
        return this == NAME || this == IDENTITY;
    }
}
