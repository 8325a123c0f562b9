package io.github.idininvites.sandbox.pages;

import io.github.idininvites.sandbox.Citizen;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A citizen to choose on the form instead of filling in fields. */
enum ReadyPerson {
    ADULT("Adult", Citizen.ANDRE),
    MINOR("Minor", Citizen.MINOR),
    NO_FIRST_NAME("Initials, no first name", Citizen.NO_FIRST_NAME),
    DOUBLE_SURNAME("Double surname, prefixes", Citizen.DOUBLE_SURNAME),
    FOREIGN_ADDRESS("Address abroad", Citizen.FOREIGN_ADDRESS),
    PARTIAL_BIRTH_DATE("Partial date of birth", Citizen.PARTIAL_BIRTH_DATE);

    final String label;

    @SuppressWarnings("Immutable") // a record of texts is immutable
    final Citizen citizen;

    ReadyPerson(String label, Citizen citizen) {
        this.label = label;
        this.citizen = citizen;
    }

    /** The ready person with this key; the adult if there is none. */
    static ReadyPerson of(String key) {
        return Arrays.stream(values())
                .filter(ready -> ready.key().equals(key))
                .findFirst()
                .orElse(ADULT);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        var name = Objects.requireNonNull(citizen.name());
        var address = Objects.requireNonNull(citizen.address());
        String called = name.firstName() == null ? name.initials() : name.firstName();
        return Stream.of(called, name.lastNamePrefix(), name.lastName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))
                + ", born " + citizen.dateOfBirth() + ", " + address.city() + "\u00a0" + address.country();
    }
}
