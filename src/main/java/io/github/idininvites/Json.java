package io.github.idininvites;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of requests and responses. Its error messages say where the JSON is wrong and what was expected there, and never
 * repeat a value from it. Databind is not used: on the first call it costs more than all the rest of the SDK.
 */
final class Json {
    // Webhooks has another factory on purpose. Anybody can post a webhook, so that one has no table of field names.
    // This one keeps the table: without it, Jackson replaces broken UTF-8 silently.
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Why a body could not be read, in words that may go into a message. */
    static final class UnreadableException extends Exception {
        UnreadableException(String what) {
            super(what);
        }
    }

    static ByteString write(Object value) {
        var text = new StringWriter(256); // a request is about as long
        try (var out = FACTORY.createGenerator(text)) {
            RecordJson.write(out, value);
        } catch (IOException neverFromAWriterOfStrings) {
            throw new UncheckedIOException(neverFromAWriterOfStrings);
        }
        // Encoded by hand: Jackson would write each half of a pair as an escape.
        return ByteString.encodeUtf8(text.toString());
    }

    static <T> T read(byte[] body, Class<T> type) throws UnreadableException {
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

    /** A body that need not be JSON, as plain Java; null if it is none. */
    static @Nullable Object read(String body) {
        try (JsonParser in = FACTORY.createParser(body)) {
            Object value = in.nextToken() == null ? null : JsonValues.value(in);
            return in.nextToken() == null ? value : null;
        } catch (IOException | RuntimeException | StackOverflowError notJson) { // 1e99999999999 throws the second
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
