package io.github.idininvites.sandbox;

import java.time.Instant;

/**
 * One POST of an event.
 *
 * @param at when, by the sandbox's clock
 * @param outcome what came, as in "it answered 204"
 * @param accepted whether the event needs no other attempt for it
 */
record Attempt(Instant at, String outcome, boolean accepted) {
    static Attempt answered(Instant at, int status) {
        return new Attempt(at, "it answered " + status, status / 100 == 2);
    }

    static Attempt failed(Instant at, String how) {
        return new Attempt(at, how, false);
    }

    /** That attempt, if what it posted was not the event. */
    Attempt withBrokenJson() {
        return new Attempt(at, outcome + ", to broken JSON", false);
    }
}
