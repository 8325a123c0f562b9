package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** How a person answered. A person who has not answered has no status. */
public enum PersonStatus {
    SUCCESS,
    CANCELLED,
    FAILURE,
    EXPIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
