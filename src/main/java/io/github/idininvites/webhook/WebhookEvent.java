package io.github.idininvites.webhook;

import io.github.idininvites.model.GroupStatus;
import io.github.idininvites.model.PersonStatus;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that was posted to your webhook. Events are not signed, and may come late, twice or out of order. So read the person
 * from the API before you act. All events are immutable.
 */
public sealed interface WebhookEvent {
    /** The event's id. If CM delivers the event again, the id is the same. */
    String id();

    /**
     * A group's status changed ({@code group.updated}).
     *
     * @param id the event's id
     * @param groupId the group
     * @param statusText the new status as the API spelled it
     * @param createdAt when the event was made
     */
    record GroupUpdated(
            String id,
            String groupId,
            @Nullable String statusText,
            @Nullable OffsetDateTime createdAt) implements WebhookEvent {
        /** Needs both ids. */
        public GroupUpdated {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(groupId, "groupId is missing");
        }

        /** The new status. */
        public GroupStatus status() {
            return GroupStatus.of(statusText);
        }

        @Override
        public String toString() {
            return "GroupUpdated[id=" + id + ", groupId=" + groupId + ", status=" + status() + "]";
        }
    }

    /**
     * A group was deleted ({@code group.deleted}).
     *
     * @param id the event's id
     * @param groupId the group
     * @param statusText its last status as the API spelled it
     * @param createdAt when the event was made
     */
    record GroupDeleted(
            String id,
            String groupId,
            @Nullable String statusText,
            @Nullable OffsetDateTime createdAt) implements WebhookEvent {
        /** Needs both ids. */
        public GroupDeleted {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(groupId, "groupId is missing");
        }

        /** Its last status. */
        public GroupStatus status() {
            return GroupStatus.of(statusText);
        }

        @Override
        public String toString() {
            return "GroupDeleted[id=" + id + ", groupId=" + groupId + ", status=" + status() + "]";
        }
    }

    /**
     * A person answered, or the time to answer ended ({@code person.updated}).
     *
     * @param id the event's id
     * @param groupId the person's group
     * @param personId the person
     * @param statusText the new status as the API spelled it
     * @param createdAt when the event was made
     */
    record PersonUpdated(
            String id,
            String groupId,
            String personId,
            @Nullable String statusText,
            @Nullable OffsetDateTime createdAt) implements WebhookEvent {
        /** Needs all three ids. */
        public PersonUpdated {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(groupId, "groupId is missing");
            Objects.requireNonNull(personId, "personId is missing");
        }

        /** The new status. */
        public PersonStatus status() {
            return PersonStatus.of(statusText);
        }

        @Override
        public String toString() {
            return "PersonUpdated[id=" + id + ", groupId=" + groupId + ", personId=" + personId + ", status=" + status()
                    + "]";
        }
    }

    /**
     * A person was deleted from a group ({@code person.deleted}).
     *
     * @param id the event's id
     * @param groupId the person's group
     * @param personId the person
     * @param statusText their last status as the API spelled it
     * @param createdAt when the event was made
     */
    record PersonDeleted(
            String id,
            String groupId,
            String personId,
            @Nullable String statusText,
            @Nullable OffsetDateTime createdAt) implements WebhookEvent {
        /** Needs all three ids. */
        public PersonDeleted {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(groupId, "groupId is missing");
            Objects.requireNonNull(personId, "personId is missing");
        }

        /** Their last status. */
        public PersonStatus status() {
            return PersonStatus.of(statusText);
        }

        @Override
        public String toString() {
            return "PersonDeleted[id=" + id + ", groupId=" + groupId + ", personId=" + personId + ", status=" + status()
                    + "]";
        }
    }

    /**
     * An event of a type that this version does not know. This is not an error: reply with a 2xx status, or CM delivers it again.
     *
     * @param id the event's id
     * @param type the type as the API spelled it
     * @param json the whole body
     */
    record UnknownEvent(String id, String type, String json) implements WebhookEvent {
        /** Needs all three. */
        public UnknownEvent {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(type, "type is missing");
            Objects.requireNonNull(json, "json is missing");
        }

        @Override
        public String toString() {
            return "UnknownEvent[id=" + id + "]";
        }
    }
}
