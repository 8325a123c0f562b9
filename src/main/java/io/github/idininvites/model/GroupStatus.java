package io.github.idininvites.model;

import org.jspecify.annotations.Nullable;

/**
 * The status of a group. If the API sends a word that this version does not know, the status is {@link #UNKNOWN}, and {@code
 * statusText} has the word.
 */
public enum GroupStatus {
    /** Not all persons have answered. */
    PENDING,
    /** All persons have identified. */
    COMPLETED,
    /** At least one person did not want to identify, or failed to. */
    DECLINED,
    /** The group expired before all persons had identified. */
    EXPIRED,
    /** No status, or a word that this version does not know. */
    UNKNOWN;

    /** The status for the API's word; {@link #UNKNOWN} for null and for a word that this version does not know. */
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
