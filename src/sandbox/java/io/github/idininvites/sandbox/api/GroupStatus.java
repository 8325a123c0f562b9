package io.github.idininvites.sandbox.api;

import java.util.Locale;

/** The status of a group. */
public enum GroupStatus {
    PENDING,
    COMPLETED,
    DECLINED,
    EXPIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
