package io.github.idininvites.model;

/** What a person can be asked for. The bank shows the person what you ask for before they agree. */
public enum Attribute {
    /** {@code identity}: the BIN, the bank's id of this person for you. It is the same each time they identify to you. */
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
    /** {@code email_address}: the address that the bank has. It may differ from the address that you invited. */
    EMAIL_ADDRESS
}
