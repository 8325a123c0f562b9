package io.github.idininvites;

import java.time.Instant;

/**
 * What signs the requests of one second.
 *
 * @param second when it was signed, in seconds since 1970
 * @param offset how the clock was corrected for it, in ms
 * @param header what {@code Authorization} says
 */
record Token(long second, long offset, String header) {
    Instant signedAt() {
        return Instant.ofEpochSecond(second);
    }

    @Override
    public String toString() {
        return "Token[second=" + second + "]";
    }
}
