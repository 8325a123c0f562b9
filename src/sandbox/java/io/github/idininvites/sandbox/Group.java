package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A group and how many of its persons answered what. Guarded by the {@link State} that holds it. */
final class Group {
    final String id = UUID.randomUUID().toString();
    final String name;
    final Instant expiresAt;
    private final Instant createdAt;
    private Instant updatedAt;
    private GroupStatus status = GroupStatus.PENDING;
    private int persons;
    private int answered;
    private int succeeded;

    Group(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = now.plus(State.LIFETIME);
    }

    GroupStatus status() {
        return status;
    }

    void countPerson() {
        persons++;
    }

    void countAnswer(PersonStatus answer) {
        answered++;
        if (answer == PersonStatus.SUCCESS) succeeded++;
    }

    /** The status that follows from the persons' answers; a group that expired stays so. */
    GroupStatus statusByAnswers() {
        if (status == GroupStatus.EXPIRED) return status;
        if (persons == 0 || answered < persons) return GroupStatus.PENDING;
        return succeeded == persons ? GroupStatus.COMPLETED : GroupStatus.DECLINED;
    }

    void change(GroupStatus status, Instant now) {
        this.status = status;
        updatedAt = now;
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("status", status.wireName())
                .put("expires_at", Json.time(expiresAt))
                .put("updated_at", Json.time(updatedAt))
                .put("created_at", Json.time(createdAt));
    }
}
