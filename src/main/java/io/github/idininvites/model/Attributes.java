package io.github.idininvites.model;

import static io.github.idininvites.model.Attribute.ADDRESS;
import static io.github.idininvites.model.Attribute.DATE_OF_BIRTH;
import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.EMAIL_ADDRESS;
import static io.github.idininvites.model.Attribute.GENDER;
import static io.github.idininvites.model.Attribute.IDENTITY;
import static io.github.idininvites.model.Attribute.NAME;
import static io.github.idininvites.model.Attribute.TELEPHONE_NUMBER;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked for: one component per {@link Attribute}, true if it is requested. {@link #requested()} has the same as
 * a set.
 *
 * @param identity {@link Attribute#IDENTITY}
 * @param name {@link Attribute#NAME}
 * @param address {@link Attribute#ADDRESS}
 * @param eighteenOrOlder {@link Attribute#EIGHTEEN_OR_OLDER}
 * @param dateOfBirth {@link Attribute#DATE_OF_BIRTH}
 * @param gender {@link Attribute#GENDER}
 * @param telephoneNumber {@link Attribute#TELEPHONE_NUMBER}
 * @param emailAddress {@link Attribute#EMAIL_ADDRESS}
 * @param unknownFields attributes that this version does not know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attributes(
        @JsonProperty("identity") @Nullable Boolean identity,
        @JsonProperty("name") @Nullable Boolean name,
        @JsonProperty("address") @Nullable Boolean address,
        @JsonProperty("18y_or_older") @Nullable Boolean eighteenOrOlder,
        @JsonProperty("date_of_birth") @Nullable Boolean dateOfBirth,
        @JsonProperty("gender") @Nullable Boolean gender,
        @JsonProperty("telephone_number") @Nullable Boolean telephoneNumber,
        @JsonProperty("email_address") @Nullable Boolean emailAddress,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Every component may be null. */
    public Attributes {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /** All eight, true for the given ones and false for the rest. */
    public static Attributes of(Set<Attribute> requested) {
        return new Attributes(
                requested.contains(IDENTITY),
                requested.contains(NAME),
                requested.contains(ADDRESS),
                requested.contains(EIGHTEEN_OR_OLDER),
                requested.contains(DATE_OF_BIRTH),
                requested.contains(GENDER),
                requested.contains(TELEPHONE_NUMBER),
                requested.contains(EMAIL_ADDRESS),
                Map.of());
    }

    /** The requested attributes; unmodifiable. */
    public Set<Attribute> requested() {
        var requested = EnumSet.noneOf(Attribute.class);
        add(IDENTITY, identity, requested);
        add(NAME, name, requested);
        add(ADDRESS, address, requested);
        add(EIGHTEEN_OR_OLDER, eighteenOrOlder, requested);
        add(DATE_OF_BIRTH, dateOfBirth, requested);
        add(GENDER, gender, requested);
        add(TELEPHONE_NUMBER, telephoneNumber, requested);
        add(EMAIL_ADDRESS, emailAddress, requested);
        return Collections.unmodifiableSet(requested);
    }

    private static void add(Attribute attribute, @Nullable Boolean value, Set<Attribute> to) {
        if (Boolean.TRUE.equals(value)) to.add(attribute);
    }

    @Override
    public String toString() {
        return "Attributes" + requested();
    }
}
