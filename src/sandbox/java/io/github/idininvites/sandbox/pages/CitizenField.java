package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.api.BirthDate;
import io.github.idininvites.sandbox.api.NewPerson;
import java.util.Locale;

/** A field of the form about a citizen, and which values it accepts. Each may stay empty. */
enum CitizenField {
    GENDER("Gender", "", "Choose one of the list."),
    INITIALS("Initials", "Without dots, such as JH"),
    FIRST_NAME("First name", "Most banks do not hand it out: leave it empty then"),
    LAST_NAME_PREFIX("Prefix of the last name", "Such as van den"),
    LAST_NAME("Last name", "Without its prefix"),
    DATE_OF_BIRTH(
            "Date of birth",
            "Year, month, day: 1974-01-31. With 00 for what is not known: 1974-01-00 or 1974-00-00",
            "Enter a date that the calendar has, such as 1974-01-31, 1974-01-00 or 1974-00-00."),
    STREET("Street", ""),
    HOUSE_NUMBER("House number", ""),
    HOUSE_NUMBER_SUFFIX("Suffix", "Such as b"),
    POSTAL_CODE("Postal code", ""),
    CITY("City", ""),
    COUNTRY("Country", "Its two letters, such as NL", "Enter the two capital letters of the country, such as NL."),
    TELEPHONE_NUMBER("Telephone number", "Such as 0031612345678"),
    EMAIL_ADDRESS("E-mail address", "", "Enter an e-mail address, such as name@example.com."),
    ISSUER_ID("Bank", "Its BIC, such as ABNANL2A"),
    BIN("BIN", "The number by which the bank knows this person");

    final String label;
    final String hint;
    final String problem;

    CitizenField(String label, String hint) {
        this(label, hint, "");
    }

    CitizenField(String label, String hint, String problem) {
        this.label = label;
        this.hint = hint;
        this.problem = problem;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takes(String text) {
        if (text.isEmpty()) return true;
        return switch (this) {
            case GENDER -> text.equals("male") || text.equals("female");
            case DATE_OF_BIRTH -> BirthDate.isValid(text);
            case COUNTRY -> text.matches("[A-Z]{2}");
            case EMAIL_ADDRESS -> NewPerson.isEmailAddress(text);
            default -> true;
        };
    }
}
