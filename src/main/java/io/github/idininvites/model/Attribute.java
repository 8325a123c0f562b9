package io.github.idininvites.model;

/** What a person can be asked to share. The bank shows the person what is asked before they agree. */
public enum Attribute {
    /** {@code identity}: the BIN, an id of this person that is the same each time they identify to you. */
    IDENTITY,
    /** {@code name}: initials and last name; a first name only from some banks. */
    NAME,
    /** {@code address}. */
    ADDRESS,
    /** {@code 18y_or_older}: yes or no, without the date of birth. */
    EIGHTEEN_OR_OLDER,
    /** {@code date_of_birth}. */
    DATE_OF_BIRTH,
    /** {@code gender}. */
    GENDER,
    /** {@code telephone_number}. */
    TELEPHONE_NUMBER,
    /** {@code email_address}: the one that the bank has, which need not be the one invited. */
    EMAIL_ADDRESS
}
