package io.github.idininvites;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.json.Json;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request as a value. */
record ApiCall<T>(
        String operation,
        String method,
        ApiPath path,
        @Nullable ByteString json,
        Class<T> type,
        Predicate<T> isAnswer,
        Predicate<T> lacksData,
        End<T> end,
        boolean once,
        @Nullable Duration timeout) {
    /** Called once when the call has ended, on the thread that made it, even if nobody waits for the outcome any more. */
    interface End<T> {
        /** One of the two is null. */
        void of(@Nullable T value, @Nullable Throwable failure);
    }

    /**
     * @param operation its name, for listeners
     * @param isAnswer whether the value answers this request, and not another one
     * @param lacksData whether the value lacks data that an earlier answer may have had
     */
    static <T> ApiCall<T> get(
            String operation, ApiPath path, Class<T> type, Predicate<T> isAnswer, Predicate<T> lacksData) {
        return new ApiCall<>(
                operation, "GET", path, null, type, isAnswer, lacksData, (value, failure) -> {}, false, null);
    }

    static <T> ApiCall<T> post(String operation, ApiPath path, Object body, Class<T> type) {
        try {
            return always(operation, "POST", path, Json.write(body), type);
        } catch (LinkageError e) { // two libraries do not fit together
            throw new ConnectionException(
                    "POST " + path + " was not made: two libraries do not fit together", e, Delivery.NOT_SENT, 0);
        }
    }

    static ApiCall<RawAnswer> raw(String method, ApiPath path, @Nullable ByteString json) {
        return always("raw", method, path, json, RawAnswer.class);
    }

    /** A call that accepts every value that can be read. */
    private static <T> ApiCall<T> always(
            String operation, String method, ApiPath path, @Nullable ByteString json, Class<T> type) {
        return new ApiCall<>(
                operation, method, path, json, type, any -> true, any -> false, (value, failure) -> {}, false, null);
    }

    /** This call with another {@code end}. */
    ApiCall<T> endingWith(End<T> other) {
        return new ApiCall<>(operation, method, path, json, type, isAnswer, lacksData, other, once, timeout);
    }

    /**
     * This call with the options of a handle.
     *
     * @param once whether the {@link RetryPolicy} does not apply
     * @param timeout how long it may take; null for the client's call timeout
     */
    ApiCall<T> with(boolean once, @Nullable Duration timeout) {
        return new ApiCall<>(operation, method, path, json, type, isAnswer, lacksData, end, once, timeout);
    }

    /** Reads the body of a 2xx. */
    T read(int status, byte[] body) throws Json.UnreadableException {
        return type == RawAnswer.class ? type.cast(new RawAnswer(status, Json.text(body))) : Json.read(body, type);
    }

    /** Makes the attempts, and tells {@code end} how they ended. */
    T run(Supplier<T> attempts) {
        T value;
        try {
            value = attempts.get();
        } catch (Throwable failure) {
            end.of(null, failure);
            throw failure;
        }
        end.of(value, null);
        return value;
    }

    /** Whether the server may process it twice without harm. */
    boolean idempotent() {
        return method.equals("GET");
    }

    /** For messages: the request's line, without its body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
