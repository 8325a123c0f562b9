package io.github.idininvites;

import java.util.function.Predicate;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request as a value. */
record ApiCall<T>(String method, ApiPath path, @Nullable ByteString json, Class<T> type, Predicate<T> isAnswer) {
    /** @param isAnswer whether the value answers this request, and not another one */
    static <T> ApiCall<T> get(ApiPath path, Class<T> type, Predicate<T> isAnswer) {
        return new ApiCall<>("GET", path, null, type, isAnswer);
    }

    static <T> ApiCall<T> post(ApiPath path, Object body, Class<T> type) {
        return new ApiCall<>("POST", path, Json.write(body), type, any -> true);
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
