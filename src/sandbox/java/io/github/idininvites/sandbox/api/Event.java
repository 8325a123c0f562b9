package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.ApiJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event for the webhook. */
public record Event(
        String id, String type, String groupId, @Nullable String personId, String status, Instant createdAt) {

    static Event groupUpdated(Group group, Instant now) {
        return new Event(
                newId(), "group.updated", group.id, null, group.status().wireName(), now);
    }

    static Event personUpdated(Person person, PersonStatus status, Instant now) {
        return new Event(newId(), "person.updated", person.group.id, person.id, status.wireName(), now);
    }

    /** A copy of this event with a type that is not documented. */
    public Event ofUnknownType() {
        return new Event(newId(), "sandbox.unknown", groupId, personId, status, createdAt);
    }

    public ObjectNode json() {
        var json = ApiJson.object().put("id", id).put("event", type).put("group", groupId);
        if (personId != null) json.put("person", personId);
        return json.put("status", status).put("created", ApiJson.time(createdAt));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
