package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Persons that are to identify together.
 *
 * @param id the group's id, for {@code client.group(id)}
 * @param name the name it was made with
 * @param statusText the status as the API spelled it; see {@link #status()}
 * @param expiresAt when it expires
 * @param updatedAt when it last changed
 * @param createdAt when it was made
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
public record Group(
        String id,
        String name,
        @JsonProperty("status") @Nullable String statusText,
        @JsonProperty("expires_at") @Nullable OffsetDateTime expiresAt,
        @JsonProperty("updated_at") @Nullable OffsetDateTime updatedAt,
        @JsonProperty("created_at") @Nullable OffsetDateTime createdAt,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Needs an id and a name; nothing else of a group is needed to go on with it. */
    public Group {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(name, "name is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    /** The status; {@link GroupStatus#UNKNOWN} for none and for one that this version does not know. */
    public GroupStatus status() {
        return GroupStatus.of(statusText);
    }

    @Override
    public String toString() {
        return "Group[id=" + id + ", status=" + status() + "]";
    }
}
