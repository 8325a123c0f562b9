package io.github.idininvites.sandbox.api;

import java.time.Instant;
import java.util.List;

/**
 * A group at one moment.
 *
 * @param size how many persons it has
 * @param persons the newest ones, oldest first
 */
public record GroupView(
        String id, String name, GroupStatus status, Instant expiresAt, int size, List<PersonView> persons) {
    @Override
    public String toString() {
        return "GroupView[" + id + "]";
    }
}
