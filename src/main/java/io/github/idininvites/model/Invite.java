package io.github.idininvites.model;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE;
import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.idininvites.json.Json;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invite to identify. Whoever has its link can answer it: give the link to that person only, and write it to no log. What the
 * API did not send is {@code null}.
 *
 * @param id the invite's id
 * @param url the link that the person opens
 * @param email whether the API e-mailed the link to the person
 * @param expiresAt until when the link works
 * @param updatedAt when it last changed
 * @param createdAt when it was made
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Invite(
        @JsonProperty("id") String id,
        @JsonProperty("url") String url,
        @JsonProperty("email") @Nullable Boolean email,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("expires_at") @Nullable
        OffsetDateTime expiresAt,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("updated_at") @Nullable
        OffsetDateTime updatedAt,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("created_at") @Nullable
        OffsetDateTime createdAt,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /**
     * Every component but the id and the link may be null.
     *
     * @throws NullPointerException if the id or the link is null
     */
    public Invite {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(url, "url is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * An invite from JSON as the API writes it, or as Jackson writes this record. Does not call the API.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if {@code json} cannot be read; the message says where and why, and repeats no value
     */
    public static Invite fromJson(byte[] json) {
        return Json.parse(json, Invite.class);
    }

    @Override
    public String toString() {
        return "Invite[id=" + id + "]";
    }
}
