package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.idininvites.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the person's bank said. It has what you requested and the bank knows; the rest is {@code null}. Personal data: the API may
 * hand it out only once, so store it before anything else.
 *
 * @param transactionId the id of this identification at the scheme
 * @param issuerId the BIC of the bank
 * @param statusText the status as the API spelled it; see {@link #status()}
 * @param bin the bank's id of this person for you, the same at each identification
 * @param name the name
 * @param address the address
 * @param age the date of birth, or whether they are 18 or older
 * @param telephoneNumber as the bank wrote it: {@code 0031…} or {@code +31…}
 * @param emailAddress the address that the bank has
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        @JsonProperty("transaction_id") @Nullable String transactionId,
        @JsonProperty("issuer_id") @Nullable String issuerId,
        @JsonProperty("status") @Nullable String statusText,
        @JsonProperty("bin") @Nullable String bin,
        @JsonProperty("name") @Nullable PersonName name,
        @JsonProperty("address") @Nullable Address address,
        @JsonProperty("age") @Nullable Age age,
        @JsonProperty("telephone_number") @Nullable String telephoneNumber,
        @JsonProperty("email_address") @Nullable String emailAddress,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    private static final Set<String> NOTICES = Set.of("notice", "notice_code");

    /** Every component may be null. */
    public Result {
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * A result from JSON as the API writes it inside a person, or as Jackson writes this record. Does not call the API.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if {@code json} cannot be read; the message says where and why, and repeats no value
     */
    public static Result fromJson(byte[] json) {
        return Json.parse(json, Result.class);
    }

    /** The status; {@link PersonStatus#UNKNOWN} if there is none, or for a word that this version does not know. */
    public PersonStatus status() {
        return PersonStatus.of(statusText);
    }

    /**
     * Whether this has anything about the person, and not only about the transaction. Unknown fields count too, but for {@code
     * notice}, {@code notice_code}, and those without content.
     */
    public boolean hasData() {
        boolean known = UnknownFields.haveValue(bin, telephoneNumber, emailAddress)
                || (name != null && name.hasValue())
                || (address != null && address.hasValue())
                || (age != null && age.hasValue());
        return known
                || unknownFields.entrySet().stream()
                        .filter(field -> !NOTICES.contains(field.getKey()))
                        .anyMatch(field -> UnknownFields.haveValue(field.getValue()));
    }

    @Override
    public String toString() {
        return "Result[status=" + status() + "]";
    }
}
