package io.github.idininvites.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP response, and how the server sends it.
 *
 * @param secondsLate how long the server waits before it sends anything
 * @param sent how much of it the server sends. If that is not all, the server then closes the connection
 */
public record Response(
        int status, String contentType, String body, Map<String, String> headers, int secondsLate, Sent sent) {
    public static final Response NO_CONTENT = of(204, "application/json", "");

    /** How much of a response the server sends. */
    public enum Sent {
        ALL,
        HALF,
        NOTHING
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(status, contentType, body, Map.of(), 0, Sent.ALL);
    }

    public static Response json(int status, JsonNode body) {
        return of(status, "application/json", ApiJson.write(body));
    }

    public static Response error(int status, String message) {
        return json(status, ApiJson.object().put("message", message));
    }

    /** The sandbox itself failed, for example because a clock of the user threw. */
    public static Response failure(Throwable e) {
        return error(500, "the sandbox failed: " + e.getClass().getName());
    }

    public Response withHeader(String name, String value) {
        return withHeaders(Map.of(name, value));
    }

    public Response withHeaders(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Response(status, contentType, body, Map.copyOf(all), secondsLate, sent);
    }

    public Response late(int seconds) {
        return new Response(status, contentType, body, headers, seconds, sent);
    }

    /** The same response, but the connection closes in the middle of the body. */
    public Response cut() {
        return new Response(status, contentType, body, headers, secondsLate, Sent.HALF);
    }

    /** The same response, but the connection closes before any of it is sent. */
    public Response dropped() {
        return new Response(status, contentType, body, headers, secondsLate, Sent.NOTHING);
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
