package io.github.idininvites.proof.soak;

import java.util.List;

/** What a caller was told; {@link #HUNG} and {@link #BROKEN} are no promise of the library's. */
enum CallOutcome {
    VALUE,
    NOT_SENT,
    UNKNOWN,
    REJECTED,
    ACCEPTED,
    CANCELLED,
    HUNG,
    BROKEN;

    static final List<CallOutcome> ALL = List.of(values());
}
