package io.github.idininvites.model;

import org.jspecify.annotations.Nullable;

/**
 * How a person answered. If the API sends a word that this version does not know, the status is {@link #UNKNOWN}, and {@code
 * statusText} has the word.
 */
public enum PersonStatus {
    /** The person identified. */
    SUCCESS,
    /** The person cancelled. */
    CANCELLED,
    /** The person tried to identify, and failed. */
    FAILURE,
    /** The person did not answer in time. */
    EXPIRED,
    /** No status, or a word that this version does not know. */
    UNKNOWN;

    /** The status for the API's word; {@link #UNKNOWN} for null and for a word that this version does not know. */
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
