package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's address as their bank has it. What the bank did not send is {@code null}.
 *
 * @param street the street's name
 * @param houseNumber as text, also where the API sends a number
 * @param houseNumberSuffix {@code b}, {@code bis}
 * @param postalCode {@code 0000AA}
 * @param city the town
 * @param country an ISO 3166-1 alpha-2 code: {@code NL}
 * @param unknownFields fields that this version has no component for, such as the lines of a foreign address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @JsonProperty("street") @Nullable String street,
        @JsonProperty("house_number") @Nullable String houseNumber,
        @JsonProperty("house_number_suffix") @Nullable String houseNumberSuffix,
        @JsonProperty("postal_code") @Nullable String postalCode,
        @JsonProperty("city") @Nullable String city,
        @JsonProperty("country") @Nullable String country,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Every component may be null. */
    public Address {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    boolean hasValue() {
        return UnknownFields.haveValue(
                street, houseNumber, houseNumberSuffix, postalCode, city, country, unknownFields);
    }

    @Override
    public String toString() {
        return "Address[hidden]";
    }
}
