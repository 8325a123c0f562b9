package io.github.idininvites.sandbox;

import java.util.Locale;

/** How far a group is. */
enum GroupStatus {
    PENDING,
    COMPLETED,
    DECLINED,
    EXPIRED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
