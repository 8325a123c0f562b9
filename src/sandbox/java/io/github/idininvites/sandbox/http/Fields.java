package io.github.idininvites.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request's body, and refuses undocumented ones. */
public final class Fields {
    private final ObjectNode json;
    private final String prefix;

    private Fields(ObjectNode json, String prefix, Set<String> known) {
        this.json = json;
        this.prefix = prefix;
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) throw HttpError.unprocessable(prefix + name + " is not a known field");
        });
    }

    public static Fields of(ObjectNode json, Set<String> known) {
        return new Fields(json, "", known);
    }

    public Fields object(String name, Set<String> known) {
        if (json.get(name) instanceof ObjectNode object) return new Fields(object, prefix + name + ".", known);
        throw wrong(name, "an object");
    }

    public @Nullable Fields objectOrNull(String name, Set<String> known) {
        return isAbsent(name) ? null : object(name, known);
    }

    public String text(String name) {
        String text = json.path(name).textValue();
        // JSON can hold half a surrogate pair, but the UTF-8 of the answer cannot.
        if (text == null
                || text.isBlank()
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) throw wrong(name, "a string with text in it");
        return text;
    }

    public @Nullable String textOrNull(String name) {
        return isAbsent(name) ? null : text(name);
    }

    public @Nullable Integer integerOrNull(String name) {
        if (isAbsent(name)) return null;
        if (!json.path(name).isIntegralNumber() || !json.path(name).canConvertToInt())
            throw wrong(name, "a whole number");
        return json.path(name).intValue();
    }

    public boolean flag(String name) {
        if (!json.path(name).isBoolean()) throw wrong(name, "true or false");
        return json.path(name).booleanValue();
    }

    /** Like {@link #flag}, but also accepts the strings {@code "true"} and {@code "false"}. */
    public boolean flagOrText(String name) {
        String text = json.path(name).textValue();
        return "true".equals(text) || (!"false".equals(text) && flag(name));
    }

    public boolean has(String name) {
        return json.has(name);
    }

    public HttpError wrong(String name, String rule) {
        JsonNode value = json.path(name);
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        String found =
                value.isMissingNode() ? "is missing" : value.isTextual() ? "is another string" : "is of type " + type;
        return HttpError.unprocessable(prefix + name + " must be " + rule + ", but " + found);
    }

    private boolean isAbsent(String name) {
        return json.path(name).isNull() || json.path(name).isMissingNode();
    }
}
