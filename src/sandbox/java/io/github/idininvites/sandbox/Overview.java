package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is at one moment, the newest first, for the operator's page. */
record Overview(List<GroupView> groups, List<Mail> mails) {
    /** How many groups, persons of a group, mails or webhooks a page shows. */
    static final int MOST_SHOWN = 100;

    record GroupView(
            String id, String name, GroupStatus status, Instant expiresAt, int size, List<PersonView> persons) {
        @Override
        public String toString() {
            return "GroupView[" + id + "]";
        }
    }

    record PersonView(
            String id,
            String name,
            @Nullable String emailAddress,
            @Nullable PersonStatus status,
            Instant updatedAt,
            @Nullable String link,
            @Nullable ObjectNode result) {
        @Override
        public String toString() {
            return "PersonView[" + id + "]";
        }
    }
}
