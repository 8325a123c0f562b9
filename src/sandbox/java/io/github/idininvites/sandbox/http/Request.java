package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/** An HTTP request, with its whole body. */
public final class Request {
    private static final int BODY_LIMIT = 1024 * 1024;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String method;
    private final String path;
    private final Headers headers;
    private final byte[] body;

    Request(String method, String path, Headers headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    static Request read(HttpExchange exchange) throws IOException {
        try (var in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(BODY_LIMIT + 1);
            // If the body were not read, a caller that still sends would see a reset connection instead of the refusal.
            in.transferTo(OutputStream.nullOutputStream());
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestHeaders(),
                    body);
        }
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    String text() {
        return new String(body, UTF_8);
    }

    public ObjectNode json() {
        try {
            return ApiJson.readObject(body(JSON));
        } catch (ApiJson.NotAnObject e) {
            throw HttpError.badRequest("the body must be a JSON object in UTF-8, but " + e.finding());
        }
    }

    public Form form() {
        return Form.read(body(FORM));
    }

    private byte[] body(String type) {
        var types = headers("Content-Type");
        var wanted = Pattern.compile(type + "\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
        if (types.size() != 1 || !wanted.matcher(types.get(0).strip()).matches())
            throw HttpError.unsupportedMediaType(type);
        if (body.length > BODY_LIMIT) throw HttpError.bodyTooLarge(BODY_LIMIT);
        return body;
    }
}
