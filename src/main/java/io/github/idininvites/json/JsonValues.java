package io.github.idininvites.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads any JSON value as plain Java. */
final class JsonValues {
    private JsonValues() {}

    /** Says which declared field has a value of the wrong type, and never repeats the value. */
    static final class MismatchException extends IOException {
        final String what;

        MismatchException(String what) {
            super(what);
            this.what = what;
        }
    }

    static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) put(map, name, in);
                yield map;
            }
            case JsonTokenId.ID_START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (in.nextToken() != JsonToken.END_ARRAY) list.add(value(in));
                yield list;
            }
            case JsonTokenId.ID_STRING -> in.getText();
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> number(in);
            case JsonTokenId.ID_TRUE -> true;
            case JsonTokenId.ID_FALSE -> false;
            default -> null;
        };
    }

    /** A number, or its text if Java has no number of that size. */
    private static Object number(JsonParser in) throws IOException {
        try {
            return in.currentToken() == JsonToken.VALUE_NUMBER_INT ? in.getNumberValue() : in.getDecimalValue();
        } catch (JsonProcessingException | RuntimeException tooLarge) {
            return in.getText();
        }
    }

    static void put(Map<String, @Nullable Object> into, String name, JsonParser in) throws IOException {
        if (into.containsKey(name)) throw twice(in);
        in.nextToken();
        into.put(name, value(in));
    }

    static MismatchException twice(JsonParser in) {
        var at = in.currentTokenLocation();
        return new MismatchException(
                "its body has a name twice, at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
}
