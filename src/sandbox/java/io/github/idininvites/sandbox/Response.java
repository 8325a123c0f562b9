package io.github.idininvites.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What goes back over HTTP. */
record Response(int status, String contentType, String body, Map<String, String> headers) {
    static final Response NO_CONTENT = new Response(204, "application/json", "", Map.of());

    static Response json(int status, JsonNode body) {
        return new Response(status, "application/json", ApiJson.write(body), Map.of());
    }

    static Response error(int status, String message) {
        return json(status, ApiJson.object().put("message", message));
    }

    static Response html(int status, Html body) {
        return new Response(status, "text/html; charset=utf-8", body.text(), Html.HEADERS);
    }

    static Response script(String body) {
        return new Response(200, "text/javascript; charset=utf-8", body, Html.HEADERS);
    }

    static Response css(String body) {
        return new Response(200, "text/css; charset=utf-8", body, Html.HEADERS);
    }

    /** Sends a browser that posted a form on to look at a page, so that reloading that posts nothing again. */
    static Response seeOther(String path) {
        return html(303, Html.NOTHING).withHeader("Location", path);
    }

    Response withHeader(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Response(status, contentType, body, Map.copyOf(all));
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
