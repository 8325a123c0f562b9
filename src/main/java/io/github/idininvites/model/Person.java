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
 * A person in a group, and how they answered. What the API did not send is {@code null}.
 *
 * @param id the person's id, for {@code client.group(…).person(id)}
 * @param name the name they were added with
 * @param emailAddress the address they were added with
 * @param attributes what they are asked for; the API shows it when a person is added, not when one is read
 * @param redirectUrl where the person's browser goes after they identified
 * @param statusText the status as the API spelled it; see {@link #status()}
 * @param result what the bank said; {@code null} until they identified. If the API hands data out only once, {@code null} again
 *     after that
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
    private static final Set<String> NO_ANSWERS = Set.of("", "open", "pending"); // the iDIN scheme's own words for it

    /**
     * Every component but the id and the name may be null. A result must not get lost because something else is missing.
     *
     * @throws NullPointerException if the id or the name is null
     */
    public Person {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(name, "name is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * A person from JSON as the API writes it, such as {@code DecodingException.responseBytes()}, or as Jackson writes this
     * record. For bodies that you kept, and for queues and databases. Does not call the API.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if {@code json} cannot be read; the message says where and why, and repeats no value
     */
    public static Person fromJson(byte[] json) {
        return Json.parse(json, Person.class);
    }

    /**
     * How the person answered: empty until they have answered, {@link PersonStatus#UNKNOWN} if this version does not know the
     * word. A group and a result always have a status, so {@link Group#status()} and {@link Result#status()} are no {@code
     * Optional}.
     */
    public Optional<PersonStatus> status() {
        return Optional.ofNullable(statusText).map(PersonStatus::of);
    }

    /**
     * Whether the person has answered: they identified, cancelled, failed, or let the invite expire. A missing or empty status,
     * {@code open} and {@code pending} mean that they have not. A status that this version does not know means that they have.
     */
    public boolean hasAnswered() {
        return statusText != null && !NO_ANSWERS.contains(statusText.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the person identified, but this answer has none of their data. If the API hands data out only once, every later
     * answer looks like this, perhaps with a {@code notice} among the unknown fields. The data was in an earlier answer. If you
     * have not stored it, it is lost: that answer may not have reached you. (If the client notices that, {@code get()} throws a
     * {@code ResultLostException}.)
     */
    public boolean succeededWithoutData() {
        return PersonStatus.of(statusText) == PersonStatus.SUCCESS && (result == null || !result.hasData());
    }

    /** Whether the bank says that they are 18 or older; empty if it does not say. */
    public Optional<Boolean> eighteenOrOlder() {
        return Optional.ofNullable(result).map(Result::age).map(Age::eighteenOrOlder);
    }

    /** {@link Age#dateOfBirth()} of the result; empty if there is none. */
    public Optional<LocalDate> dateOfBirth() {
        return Optional.ofNullable(result).map(Result::age).flatMap(Age::dateOfBirth);
    }

    /**
     * {@link PersonName#fullName()} of the result: the name that the bank has; empty if there is none. {@link #name()} is the
     * name that you gave.
     */
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
