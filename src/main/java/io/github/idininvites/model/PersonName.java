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
 * A person's name as their bank has it. What the bank did not send is {@code null}.
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
    /** Every component may be null. */
    public PersonName {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /** The gender; {@link Gender#UNKNOWN} if there is none, or for a word that this version does not know. */
    public Gender gender() {
        return Gender.of(genderText);
    }

    /**
     * First name, prefix and last name: {@code Andre van Dijk}. Most banks send no first name; then it begins with the initials
     * as the bank wrote them: {@code A van Dijk}. Parts that are missing are left out. Empty if there is neither a first name,
     * nor initials, nor a last name. Some banks send a partner's name among the unknown fields; it is not used here.
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
