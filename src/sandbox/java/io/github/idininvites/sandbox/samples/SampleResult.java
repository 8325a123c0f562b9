package io.github.idininvites.sandbox.samples;

import static io.github.idininvites.model.Attribute.ADDRESS;
import static io.github.idininvites.model.Attribute.DATE_OF_BIRTH;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.EMAIL_ADDRESS;
import static io.github.idininvites.model.Attribute.GENDER;
import static io.github.idininvites.model.Attribute.IDENTITY;
import static io.github.idininvites.model.Attribute.NAME;
import static io.github.idininvites.model.Attribute.TELEPHONE_NUMBER;

import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.sandbox.Citizen;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the client would read as the result of a citizen. */
final class SampleResult {
    private static final int LAST_YEAR_OF_BIRTH_OF_ADULTS = 2001; // on 1 January 2020

    private SampleResult() {}

    static Result of(Citizen citizen, Set<Attribute> requested) {
        return new Result(
                "1241533522837401",
                citizen.issuerId(),
                "success",
                requested.contains(IDENTITY) ? citizen.bin() : null,
                name(citizen.name(), requested.contains(NAME), requested.contains(GENDER)),
                requested.contains(ADDRESS) ? address(citizen.address()) : null,
                age(citizen.dateOfBirth(), requested.contains(DATE_OF_BIRTH), requested.contains(EIGHTEEN_OR_OLDER)),
                requested.contains(TELEPHONE_NUMBER) ? citizen.telephoneNumber() : null,
                requested.contains(EMAIL_ADDRESS) ? citizen.emailAddress() : null,
                Map.of());
    }

    private static @Nullable PersonName name(Citizen.@Nullable Name name, boolean named, boolean gendered) {
        if (name == null || !(named || gendered)) return null;
        return new PersonName(
                gendered ? name.gender() : null,
                named ? name.initials() : null,
                named ? name.firstName() : null,
                named ? name.lastName() : null,
                named ? name.lastNamePrefix() : null,
                Map.of());
    }

    private static @Nullable Address address(Citizen.@Nullable Address address) {
        if (address == null) return null;
        return new Address(
                address.street(),
                address.houseNumber(),
                address.houseNumberSuffix(),
                address.postalCode(),
                address.city(),
                address.country(),
                Map.of());
    }

    private static @Nullable Age age(@Nullable String born, boolean dated, boolean aged) {
        if (born == null || !(dated || aged)) return null;
        boolean adult = Integer.parseInt(born.substring(0, 4)) <= LAST_YEAR_OF_BIRTH_OF_ADULTS;
        return new Age(dated ? born : null, aged ? adult : null, Map.of());
    }
}
