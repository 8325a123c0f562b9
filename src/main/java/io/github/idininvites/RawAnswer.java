package io.github.idininvites;

import java.util.Objects;

/**
 * The answer to a {@linkplain RawCalls raw call} that succeeded.
 *
 * @param statusCode from 200 to 299
 * @param body JSON, or blank if the server sent no body; may hold personal data
 */
public record RawAnswer(int statusCode, String body) {
    /** Public so that your tests can make one too. */
    public RawAnswer {
        Objects.requireNonNull(body, "body must not be null");
    }

    /** The status and the length of the body, never the body. */
    @Override
    public String toString() {
        return "RawAnswer[statusCode=" + statusCode + ", body of " + body.length() + " characters]";
    }
}
