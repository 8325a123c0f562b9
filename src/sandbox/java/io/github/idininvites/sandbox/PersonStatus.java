package io.github.idininvites.sandbox;

import java.util.Locale;

/** How a person answered; someone who has not yet has no status. */
enum PersonStatus {
    SUCCESS,
    CANCELLED,
    FAILURE,
    EXPIRED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
