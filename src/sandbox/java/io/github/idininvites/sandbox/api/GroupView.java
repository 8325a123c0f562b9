package io.github.idininvites.sandbox.api;

import java.time.Instant;
import java.util.List;

/**
 * A group at one moment.
 *
 * @param size how many persons it has
 * @param page which page of the persons this has, from 1; the first has the newest
 * @param persons of this page, oldest first
 */
public record GroupView(
        String id,
        String name,
        GroupStatus status,
        Instant expiresAt,
        int size,
        int page,
        int pages,
        List<PersonView> persons) {
    @Override
    public String toString() {
        return "GroupView[" + id + "]";
    }
}
