package io.github.idininvites.model;

import org.jspecify.annotations.Nullable;

/** How a person answered. The API may know more than this version does: what it says is in {@code statusText}. */
public enum PersonStatus {
    /** Identified. */
    SUCCESS,
    /** Broke it off. */
    CANCELLED,
    /** Tried, and did not succeed. */
    FAILURE,
    /** Did not answer in time. */
    EXPIRED,
    /** None, or one that this version does not know. */
    UNKNOWN;

    /** The status that the API spells like this. */
    public static PersonStatus of(@Nullable String text) {
        if (text == null) return UNKNOWN;
        return switch (text) {
            case "success" -> SUCCESS;
            case "cancelled" -> CANCELLED;
            case "failure" -> FAILURE;
            case "expired" -> EXPIRED;
            default -> UNKNOWN;
        };
    }
}
