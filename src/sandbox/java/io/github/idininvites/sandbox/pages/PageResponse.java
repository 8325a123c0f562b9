package io.github.idininvites.sandbox.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.Response;
import java.util.Map;
import java.util.UUID;

/** A response to a browser, with headers that restrict what a page may do. */
final class PageResponse {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Frame-Options",
            "DENY",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store",
            // Not no-referrer, because browsers would then send "Origin: null" with the sandbox's own forms.
            "Referrer-Policy",
            "same-origin");

    private PageResponse() {}

    static Response html(int status, Html body) {
        return of(status, "text/html; charset=utf-8", body.text());
    }

    /** The part that a page requests each second. It is sent only if the browser has another version. */
    static Response changed(Request request, Html body) {
        byte[] bytes = body.text().getBytes(UTF_8);
        String tag = "\"" + UUID.nameUUIDFromBytes(bytes) + "\"";
        boolean known = request.headers("If-None-Match").contains(tag);
        var response = known ? Response.of(304, "text/html; charset=utf-8", "") : html(200, body);
        return response.withHeaders(Map.of("ETag", tag, "Cache-Control", "no-cache"));
    }

    /** Redirects a browser that posted a form, so that a reload does not post the form again. */
    static Response seeOther(String path) {
        return html(303, Html.NOTHING).withHeader("Location", path);
    }

    static Response css(String body) {
        return of(200, "text/css; charset=utf-8", body);
    }

    static Response script(String body) {
        return of(200, "text/javascript; charset=utf-8", body);
    }

    private static Response of(int status, String contentType, String body) {
        return Response.of(status, contentType, body).withHeaders(HEADERS);
    }
}
