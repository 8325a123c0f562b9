package io.github.idininvites;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request as a value; {@code path} starts with a slash and holds checked ids only. */
record ApiCall<T>(String method, String path, @Nullable ByteString json, Class<T> type) {
    static <T> ApiCall<T> get(String path, Class<T> type) {
        return new ApiCall<>("GET", path, null, type);
    }

    static <T> ApiCall<T> post(String path, Object body, Class<T> type) {
        return new ApiCall<>("POST", path, Json.write(body), type);
    }

    /** Whether the server may process it twice without harm. */
    boolean idempotent() {
        return method.equals("GET");
    }

    /** A request for one attempt: its body can be written once. */
    Request.Builder request(HttpUrl baseUrl) {
        return new Request.Builder()
                .url(baseUrl.newBuilder().addPathSegments(path.substring(1)).build())
                .method(method, json == null ? null : new JsonBody(json))
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip"); // OkHttp would ask too, and lose what it cannot unpack
    }

    /** For messages: the request's line, without its body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
