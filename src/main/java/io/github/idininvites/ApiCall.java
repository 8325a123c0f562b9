package io.github.idininvites;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
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
        boolean once) {
    /** Is told once how the call ended, on the thread that made it, also if nobody waits for the outcome any more. */
    interface End<T> {
        /** One of the two is null. */
        void of(@Nullable T value, @Nullable Throwable failure);
    }

    /**
     * @param operation its name, for listeners
     * @param isAnswer whether the value answers this request, and not another one
     * @param lacksData whether the value lacks what an earlier answer, perhaps, had
     */
    static <T> ApiCall<T> get(
            String operation, ApiPath path, Class<T> type, Predicate<T> isAnswer, Predicate<T> lacksData) {
        return new ApiCall<>(operation, "GET", path, null, type, isAnswer, lacksData, (value, failure) -> {}, false);
    }

    static <T> ApiCall<T> post(String operation, ApiPath path, Object body, Class<T> type) {
        try {
            return new ApiCall<>(
                    operation,
                    "POST",
                    path,
                    Json.write(body),
                    type,
                    any -> true,
                    any -> false,
                    (value, failure) -> {},
                    false);
        } catch (LinkageError e) { // two libraries that do not fit
            throw new ConnectionException(
                    "POST " + path + " was not made: two libraries do not fit", e, Delivery.NOT_SENT, 0);
        }
    }

    /** This call, which tells so how it ended. */
    ApiCall<T> endingWith(End<T> other) {
        return new ApiCall<>(operation, method, path, json, type, isAnswer, lacksData, other, once);
    }

    /** This call, which no {@link RetryPolicy} repeats if that is said. */
    ApiCall<T> once(boolean once) {
        return new ApiCall<>(operation, method, path, json, type, isAnswer, lacksData, end, once);
    }

    /** Makes it. */
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
