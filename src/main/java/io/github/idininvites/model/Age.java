package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The date of birth of a person, or whether they are 18 or older. What was not requested is {@code null}.
 *
 * @param dateOfBirthText the date as the API spelled it, {@code 1974-01-31}; see {@link #dateOfBirth()}
 * @param eighteenOrOlder whether they are 18 or older
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Age(
        @JsonProperty("date_of_birth") @Nullable String dateOfBirthText,
        @JsonProperty("18y_or_older") @Nullable Boolean eighteenOrOlder,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Every component may be null. */
    public Age {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * The date of birth; empty if it is absent or not a whole date. A bank that knows only the year writes {@code 1974-00-00}:
     * {@link #dateOfBirthText()} has that.
     */
    public Optional<LocalDate> dateOfBirth() {
        if (dateOfBirthText == null) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(dateOfBirthText.strip()));
        } catch (DateTimeParseException partial) {
            return Optional.empty();
        }
    }

    boolean hasValue() {
        return UnknownFields.haveValue(dateOfBirthText, eighteenOrOlder, unknownFields);
    }

    @Override
    public String toString() {
        return "Age[hidden]";
    }
}
