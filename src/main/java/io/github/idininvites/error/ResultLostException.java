package io.github.idininvites.error;

import org.jspecify.annotations.Nullable;

/**
 * The API says that the person identified, but sends no data. An earlier attempt of the same call was sent, and its answer did
 * not arrive. If the API hands data out only once, the data was in that answer.
 *
 * <p>If you stored this person's data before, nothing is lost. If not, the data cannot be read again: the person must identify
 * once more. {@link #getCause()} says how the earlier attempt failed; {@link #delivery()} is {@link Delivery#UNKNOWN}.
 */
public final class ResultLostException extends ConnectionException {
    /** Made by the client; public so that your tests can make one too. */
    public ResultLostException(String message, @Nullable Throwable cause, int attempts) {
        super(message, cause, Delivery.UNKNOWN, attempts);
    }
}
