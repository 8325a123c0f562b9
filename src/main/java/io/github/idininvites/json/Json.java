package io.github.idininvites.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of requests and responses. Its error messages say where the JSON is wrong and what was expected there, and never
 * repeat a value from it. Databind is not used: on the first call it costs more than all the rest of the SDK.
 */
public final class Json {
    // Webhooks has another factory on purpose. Anybody can post a webhook, so that one has no table of field names.
    // This one keeps the table: without it, Jackson replaces broken UTF-8 silently.
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Why a body could not be read, in words that may go into a message. */
    public static final class UnreadableException extends Exception {
        UnreadableException(String what) {
            super(what);
        }
    }

    /** The JSON of a scalar, a map or a record, without fields that are null or unknown. */
    public static ByteString write(Object value) {
        var text = new StringWriter(256); // a request is about as long
        try (var out = FACTORY.createGenerator(text)) {
            RecordJson.write(out, value);
        } catch (IOException neverFromAWriterOfStrings) {
            throw new UncheckedIOException(neverFromAWriterOfStrings);
        }
        // Encoded by hand: Jackson would write each half of a pair as an escape.
        return ByteString.encodeUtf8(text.toString());
    }

    /** A record from the whole body. */
    public static <T> T read(byte[] body, Class<T> type) throws UnreadableException {
        if (body.length == 0) throw new UnreadableException("its body is empty");
        try (JsonParser in = FACTORY.createParser(body)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.VALUE_NULL) throw new UnreadableException("its body is null");
            if (first != JsonToken.START_OBJECT) throw new UnreadableException("its body is not an object");
            T value = RecordJson.of(type).read(in);
            if (in.nextToken() != null) throw new UnreadableException("its body goes on after its end");
            return value;
        } catch (JsonValues.MismatchException e) {
            throw new UnreadableException(e.what);
        } catch (JsonProcessingException e) {
            throw new UnreadableException(explain(e));
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) { // the answer must not get lost
            throw new UnreadableException(
                    e instanceof CharConversionException ? "its body is not Unicode" : "its body cannot be read");
        }
    }

    /**
     * Reads a record from JSON that the user gives.
     *
     * @throws IllegalArgumentException if {@code json} cannot be read as that record
     */
    public static <T> T parse(byte[] json, Class<T> type) {
        Objects.requireNonNull(json, "json must not be null");
        try {
            return read(json, type);
        } catch (UnreadableException e) {
            String name = type.getSimpleName();
            throw refused((name.startsWith("I") ? "an " : "a ") + name + " as the API writes it", e);
        }
    }

    /**
     * The bytes of JSON that the user gives.
     *
     * @throws IllegalArgumentException if {@code json} is not one JSON value
     */
    public static ByteString body(String json) {
        try {
            check(Objects.requireNonNull(json, "json must not be null"));
            return ByteString.of(UTF_8.newEncoder().encode(CharBuffer.wrap(json)));
        } catch (UnreadableException e) {
            throw refused("one JSON value", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("json must be Unicode, but has half a surrogate pair");
        }
    }

    /** A body that is JSON, or blank. */
    public static String text(byte[] body) throws UnreadableException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (text.startsWith("\uFEFF")) text = text.substring(1);
            if (!text.isBlank()) check(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException("its body is not UTF-8");
        }
    }

    private static void check(String json) throws UnreadableException {
        try (JsonParser in = FACTORY.createParser(json)) {
            if (in.nextToken() == null) throw new UnreadableException("its body is empty");
            in.skipChildren();
            if (in.nextToken() != null) throw new UnreadableException("its body goes on after its end");
        } catch (JsonProcessingException e) {
            throw new UnreadableException(explain(e));
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            throw new UnreadableException("its body cannot be read");
        }
    }

    private static IllegalArgumentException refused(String what, UnreadableException why) {
        String flaw = Objects.requireNonNull(why.getMessage()).replaceFirst("^its body ", "");
        return new IllegalArgumentException("json must be " + what + ", but " + flaw);
    }

    /** A body that need not be JSON, as plain Java; null if it is none. */
    public static @Nullable Object read(String body) {
        try (JsonParser in = FACTORY.createParser(body)) {
            Object value = in.nextToken() == null ? null : JsonValues.value(in);
            return in.nextToken() == null ? value : null;
        } catch (IOException
                | RuntimeException
                | StackOverflowError notJson) { // 1e99999999999 throws a RuntimeException
            return null;
        }
    }

    private static String explain(JsonProcessingException e) {
        var at = e.getLocation();
        return e instanceof StreamConstraintsException || at == null
                ? "its body nests too deep, or has a number or a name that is too long"
                : "its body is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
