package io.github.idininvites.model;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE;
import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.idininvites.json.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a group, and how they answered.
 *
 * @param id the person's id, for {@code client.group(…).person(id)}
 * @param name the name they were added with
 * @param emailAddress the address they were added with
 * @param attributes what they are asked for; the API shows it when a person is added, not when one is read
 * @param redirectUrl where they are sent after they identified
 * @param statusText the status as the API spelled it; see {@link #status()}
 * @param result what the bank said; {@code null} until they identified, and where the API hands data out once, afterwards
 * @param updatedAt when this last changed
 * @param createdAt when they were added
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("email_address") @Nullable String emailAddress,
        @JsonProperty("attributes") @Nullable Attributes attributes,
        @JsonProperty("redirect_url") @Nullable String redirectUrl,
        @JsonProperty("status") @Nullable String statusText,
        @JsonProperty("result") @Nullable Result result,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("updated_at") @Nullable
        OffsetDateTime updatedAt,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("created_at") @Nullable
        OffsetDateTime createdAt,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    private static final Set<String> NO_ANSWERS = Set.of("", "open", "pending"); // the scheme's own statuses

    /** Needs an id and a name; whatever else is missing, a result that came is not lost for it. */
    public Person {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(name, "name is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * A person from JSON as the API writes it, such as {@code DecodingException.responseBytes()}, or as Jackson writes this
     * record. For bodies that you kept, and for queues and databases. Calls nothing.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if it cannot be read; the message says where and why, and repeats no value
     */
    public static Person fromJson(byte[] json) {
        return Json.parse(json, Person.class);
    }

    /**
     * How they answered: empty until they did, {@link PersonStatus#UNKNOWN} if this version does not know the word. A group and a
     * result always have a status, so {@link Group#status()} and {@link Result#status()} are no {@code Optional}.
     */
    public Optional<PersonStatus> status() {
        return Optional.ofNullable(statusText).map(PersonStatus::of);
    }

    /**
     * Whether they answered: they identified, cancelled, failed, or let the invite expire. No status, an empty one, {@code open}
     * and {@code pending} are no answers; a status that this version does not know is one.
     */
    public boolean hasAnswered() {
        return statusText != null && !NO_ANSWERS.contains(statusText.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether they identified and this answer holds none of their data. Where the API hands data out once, that is how every
     * later answer looks, perhaps with a {@code notice} among the unknown fields; the data was in an earlier one. If you did
     * not store it, it is lost: that answer may have been lost on its way to you. (If this client noticed that, {@code get()}
     * throws.)
     */
    public boolean succeededWithoutData() {
        return PersonStatus.of(statusText) == PersonStatus.SUCCESS && (result == null || !result.hasData());
    }

    /** Whether the bank says that they are 18 or older; empty if it does not say. */
    public Optional<Boolean> eighteenOrOlder() {
        return Optional.ofNullable(result).map(Result::age).map(Age::eighteenOrOlder);
    }

    /** {@link Age#dateOfBirth()} of the result; empty where there is none. */
    public Optional<LocalDate> dateOfBirth() {
        return Optional.ofNullable(result).map(Result::age).flatMap(Age::dateOfBirth);
    }

    /** {@link PersonName#fullName()} of the result, as their bank has it; {@link #name()} is what you called them. */
    public Optional<String> fullName() {
        return Optional.ofNullable(result).map(Result::name).flatMap(PersonName::fullName);
    }

    /** The bank's id of this person for you, the same at each identification; empty if there is none. */
    public Optional<String> bin() {
        return Optional.ofNullable(result).map(Result::bin).filter(bin -> !bin.isBlank());
    }

    @Override
    public String toString() {
        return "Person[id=" + id + ", status=" + status().map(Enum::name).orElse("none") + "]";
    }
}
