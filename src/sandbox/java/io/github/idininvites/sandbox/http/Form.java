package io.github.idininvites.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/** The fields that a browser sent from a form. If a name comes twice, the first value counts. */
public final class Form {
    public static final Form EMPTY = new Form(Map.of());

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    static Form read(byte[] body) {
        var values = new HashMap<String, String>();
        try {
            for (String pair : new String(body, UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 0) continue;
                values.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8).strip());
            }
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("the body must be form fields, but has a % that spells no byte");
        }
        return new Form(values);
    }

    /** The value without white space around it; empty if the form has no such field. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }
}
