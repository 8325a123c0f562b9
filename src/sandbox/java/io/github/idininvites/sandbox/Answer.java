package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What goes back over HTTP. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    static final Answer NO_CONTENT = new Answer(204, "application/json", "", Map.of());

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json", Json.write(body), Map.of());
    }

    static Answer error(int status, String message) {
        return json(status, Json.object().put("message", message));
    }

    static Answer html(String body) {
        return new Answer(200, "text/html; charset=utf-8", body, Map.of());
    }

    Answer withHeader(String name, String value) {
        return new Answer(status, contentType, body, Map.of(name, value));
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
