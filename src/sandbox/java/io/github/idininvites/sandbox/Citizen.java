package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.BirthDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as their bank knows them. The bank does not know what is null, so no result has it. Immutable; {@code toString}
 * shows the bank only.
 *
 * @param issuerId the bank, as a BIC such as {@code ABNANL2A}; not checked
 * @param bin the number by which this bank knows this person
 * @param dateOfBirth {@code yyyy-mm-dd}; a month or day that is not known is {@code 00}, as in {@code 1974-00-00}
 * @param telephoneNumber as in {@code 0031612345678}; not checked
 * @param emailAddress not checked
 */
public record Citizen(
        String issuerId,
        @Nullable String bin,
        @Nullable Name name,
        @Nullable Address address,
        @Nullable String dateOfBirth,
        @Nullable String telephoneNumber,
        @Nullable String emailAddress) {
    /** Andre van Dijk, the person in CM's documentation. */
    public static final Citizen ANDRE = new Citizen(
            "ABNANL2A",
            "CMBANL9Z3xOcyYKUhR8s0mS+tbkNO2xF2/U/Ns3eIyMOWYWmOZeUGw8StPKPhAdRTyN1XWne1rgJQA",
            new Name("male", "A", "Andre", "Dijk", "van"),
            new Address("Dijklaan", "1", "b", "0000AA", "Amsterdam", "NL"),
            "1974-01-31",
            "0031612345678",
            "andre@example.com");

    /** Someone who is a child until 2034. */
    public static final Citizen MINOR = new Citizen(
            "INGBNL2A",
            "INGBNL2A7mR1kQz0sYc4Vw8dTn5LxPfHb2JgKeUo3Xi6Za9NvCtE",
            new Name("female", "S", "Sanne", "Visser", null),
            new Address("Schoolstraat", "12", null, "0000AB", "Utrecht", "NL"),
            "2016-05-14",
            "0031600000002",
            "sanne@example.com");

    /** Someone whose bank gives initials only, as most banks do. */
    public static final Citizen NO_FIRST_NAME = new Citizen(
            "RABONL2U",
            "RABONL2U4pW9xEa2LhTq7Zs1MdYc8VnBf5KjRg3Uo6Xi0QtCvNeH",
            new Name("male", "JH", null, "Bakker", null),
            new Address("Molenweg", "7", null, "0000AC", "Zwolle", "NL"),
            "1988-11-02",
            "0031600000003",
            "bakker@example.com");

    /** Someone with two last names, each with a prefix. */
    public static final Citizen DOUBLE_SURNAME = new Citizen(
            "ABNANL2A",
            "ABNANL2A8sD3kLp6QwZx1YtRv5MbNc9HjGf2UeOi7Xa4TqCvWnEs",
            new Name("female", "MC", "Maria", "Berg-van der Meer", "van den"),
            new Address("Grote Kerkstraat", "104", "II", "0000AD", "Leeuwarden", "NL"),
            "1965-08-23",
            "0031600000004",
            "maria@example.com");

    /** Someone in Belgium, whose name and address have letters outside ASCII. */
    public static final Citizen FOREIGN_ADDRESS = new Citizen(
            "INGBNL2A",
            "INGBNL2A2vF7hKc0RzWq5XsTn8LyPd3MbJg6UeOi1Za4NtCxVwEr",
            new Name("female", "E", "Élodie", "Lefèvre", null),
            new Address("Rue de l'Église", "3", "bte 2", "1000", "Bruxelles", "BE"),
            "1991-04-17",
            "0032000000005",
            "elodie@example.com");

    /** Someone whose bank knows only the year of birth. */
    public static final Citizen PARTIAL_BIRTH_DATE = new Citizen(
            "RABONL2U",
            "RABONL2U9nG4jMd1TxWr6YsVp0LzQc5KbHf8UeOi3Xa7NtCvZqEk",
            new Name("male", "Y", "Yusuf", "Demir", null),
            new Address("Stationsplein", "1", null, "0000AE", "Eindhoven", "NL"),
            "1974-00-00",
            "0031600000006",
            "yusuf@example.com");

    /**
     * Makes a citizen.
     *
     * @throws NullPointerException if there is no {@code issuerId}
     * @throws IllegalArgumentException if the date of birth has another form, or there is no such date
     */
    public Citizen {
        Objects.requireNonNull(issuerId, "issuerId");
        if (dateOfBirth != null && !BirthDate.isValid(dateOfBirth))
            throw new IllegalArgumentException("dateOfBirth must be a date like 1974-01-31, 1974-01-00 or 1974-00-00");
    }

    /**
     * The name, as far as the bank knows it. Nothing is checked, and {@code toString} shows none of it.
     *
     * @param gender {@code male} or {@code female} in CM's documentation
     * @param initials without dots, as in {@code JH}
     * @param firstName null at most banks
     * @param lastName without its prefix
     * @param lastNamePrefix as in {@code van den}
     */
    public record Name(
            @Nullable String gender,
            @Nullable String initials,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String lastNamePrefix) {
        @Override
        public String toString() {
            return "Name[...]";
        }
    }

    /**
     * The address, as far as the bank knows it. Nothing is checked, and {@code toString} shows none of it.
     *
     * @param street without the house number
     * @param houseNumber the number alone, as in {@code 1}
     * @param houseNumberSuffix what follows the number, as in {@code b}
     * @param postalCode as in {@code 0000AA}
     * @param city its name
     * @param country a code of two letters, as in {@code NL}
     */
    public record Address(
            @Nullable String street,
            @Nullable String houseNumber,
            @Nullable String houseNumberSuffix,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String country) {
        @Override
        public String toString() {
            return "Address[...]";
        }
    }

    @Override
    public String toString() {
        return "Citizen[issuerId=" + issuerId + "]";
    }
}
