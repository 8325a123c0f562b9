package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** How far a group is. */
public enum GroupStatus {
    PENDING,
    COMPLETED,
    DECLINED,
    EXPIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
