package io.github.idininvites.model;

import org.jspecify.annotations.Nullable;

/** Where a group stands. The API may know more than this version does: what it says is in {@code statusText}. */
public enum GroupStatus {
    /** Not all persons have answered. */
    PENDING,
    /** All persons have identified. */
    COMPLETED,
    /** Somebody did not want to, or failed to. */
    DECLINED,
    /** Time ran out. */
    EXPIRED,
    /** None, or one that this version does not know. */
    UNKNOWN;

    /** The status that the API spells like this. */
    public static GroupStatus of(@Nullable String text) {
        if (text == null) return UNKNOWN;
        return switch (text) {
            case "pending" -> PENDING;
            case "completed" -> COMPLETED;
            case "declined" -> DECLINED;
            case "expired" -> EXPIRED;
            default -> UNKNOWN;
        };
    }
}
