package io.github.idininvites;

import java.io.IOException;

/** The pooled connection was of no use, and not a byte was written to it. */
final class StaleConnectionException extends IOException {
    StaleConnectionException() {
        super("the pooled connection was dead before anything was written");
    }
}
