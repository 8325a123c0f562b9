package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** How a person answered; someone who has not yet has no status. */
public enum PersonStatus {
    SUCCESS,
    CANCELLED,
    FAILURE,
    EXPIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
