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
 * A group of persons who are asked to identify. What the API did not send is {@code null}.
 *
 * @param id the group's id, for {@code client.group(id)}
 * @param name the name it was made with
 * @param statusText the status as the API spelled it; see {@link #status()}
 * @param expiresAt when it expires
 * @param updatedAt when it last changed
 * @param createdAt when it was made
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Group(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("status") @Nullable String statusText,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("expires_at") @Nullable
        OffsetDateTime expiresAt,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("updated_at") @Nullable
        OffsetDateTime updatedAt,

        @JsonFormat(shape = STRING, without = ADJUST_DATES_TO_CONTEXT_TIME_ZONE) @JsonProperty("created_at") @Nullable
        OffsetDateTime createdAt,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /**
     * Every component but the id and the name may be null.
     *
     * @throws NullPointerException if the id or the name is null
     */
    public Group {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(name, "name is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /**
     * A group from JSON as the API writes it, or as Jackson writes this record. Does not call the API.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if {@code json} cannot be read; the message says where and why, and repeats no value
     */
    public static Group fromJson(byte[] json) {
        return Json.parse(json, Group.class);
    }

    /** The status; {@link GroupStatus#UNKNOWN} if there is none, or for a word that this version does not know. */
    public GroupStatus status() {
        return GroupStatus.of(statusText);
    }

    @Override
    public String toString() {
        return "Group[id=" + id + ", status=" + status() + "]";
    }
}
