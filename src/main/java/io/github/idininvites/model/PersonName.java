package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as their bank has it.
 *
 * @param genderText the gender as the API spelled it; see {@link #gender()}
 * @param initials without dots
 * @param firstName rare: most banks give initials only
 * @param lastName without its prefix: {@code Dijk}
 * @param lastNamePrefix {@code van}
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonName(
        @JsonProperty("gender") @Nullable String genderText,
        @JsonProperty("initials") @Nullable String initials,
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @JsonProperty("last_name_prefix") @Nullable String lastNamePrefix,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Everything may be absent. */
    public PersonName {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /** The gender; {@link Gender#UNKNOWN} where it was not told. */
    public Gender gender() {
        return Gender.of(genderText);
    }

    /**
     * First name, prefix and last name: {@code Andre van Dijk}. Without a first name, as from most banks, the initials as the bank
     * wrote them: {@code A van Dijk}. What is missing is left out. Empty if none of the three is there; a prefix alone is no name.
     * A partner's name, which some banks send among the unknown fields, is not in it.
     */
    public Optional<String> fullName() {
        var full = new StringJoiner(" ");
        add(isBlank(firstName) ? initials : firstName, full);
        if (!isBlank(lastName)) add(lastNamePrefix, full);
        add(lastName, full);
        return full.length() == 0 ? Optional.empty() : Optional.of(full.toString());
    }

    private static void add(@Nullable String part, StringJoiner to) {
        if (part != null && !part.isBlank()) to.add(part.strip());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    boolean hasValue() {
        return UnknownFields.haveValue(genderText, initials, firstName, lastName, lastNamePrefix, unknownFields);
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
