package io.github.idininvites.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invite to identify. Whoever has its link can answer it: hand it to that person, and write it to no log.
 *
 * @param id the invite's id
 * @param url the link that the person opens
 * @param email whether the API mailed it
 * @param expiresAt until when the link works
 * @param updatedAt when it last changed
 * @param createdAt when it was made
 * @param unknownFields fields that this version has no component for or cannot read, as plain Java values
 */
public record Invite(
        String id,
        String url,
        @Nullable Boolean email,
        @JsonProperty("expires_at") @Nullable OffsetDateTime expiresAt,
        @JsonProperty("updated_at") @Nullable OffsetDateTime updatedAt,
        @JsonProperty("created_at") @Nullable OffsetDateTime createdAt,

        @JsonAnyGetter @JsonAnySetter @JsonProperty(UnknownFields.NO_NAME)
        Map<String, @Nullable Object> unknownFields) {
    /** Needs an id and a link. */
    public Invite {
        Objects.requireNonNull(id, "id is missing");
        Objects.requireNonNull(url, "url is missing");
        unknownFields = UnknownFields.copyOf(unknownFields);
    }

    @Override
    public String toString() {
        return "Invite[id=" + id + "]";
    }
}
