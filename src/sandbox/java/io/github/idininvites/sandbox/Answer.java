package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
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

    static Answer html(int status, Html body) {
        return new Answer(status, "text/html; charset=utf-8", body.text(), Html.HEADERS);
    }

    static Answer script(String body) {
        return new Answer(200, "text/javascript; charset=utf-8", body, Html.HEADERS);
    }

    static Answer css(String body) {
        return new Answer(200, "text/css; charset=utf-8", body, Html.HEADERS);
    }

    /** Sends a browser that posted a form on to look at a page, so that reloading that posts nothing again. */
    static Answer seeOther(String path) {
        return html(303, Html.NOTHING).withHeader("Location", path);
    }

    Answer withHeader(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Answer(status, contentType, body, Map.copyOf(all));
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
