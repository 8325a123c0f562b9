package io.github.idininvites.sandbox.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An invite as its page shows it, at one moment. */
public record InviteView(
        String groupName,
        String personName,
        Set<Attribute> requested,
        Instant expiresAt,
        @Nullable PersonStatus status,
        Instant updatedAt) {
    @Override
    public String toString() {
        return "InviteView[" + status + "]";
    }
}
