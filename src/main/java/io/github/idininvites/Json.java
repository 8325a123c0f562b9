package io.github.idininvites;

import static com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION;
import static com.fasterxml.jackson.databind.DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE;
import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;
import static com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The mapper for requests and responses. Its error messages say where the JSON is wrong and what was expected there, and never
 * repeat a value from it.
 */
final class Json {
    // Webhooks has another mapper on purpose. Anybody can post a webhook, so that one has no table of field names.
    // This one keeps the table: without it, Jackson replaces broken UTF-8 silently.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(FAIL_ON_TRAILING_TOKENS, USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Map<Class<?>, String> EXPECTED = Map.of(
            String.class, "a string",
            Boolean.class, "a boolean",
            OffsetDateTime.class, "a time stamp with an offset");

    private Json() {}

    /** Why a body could not be read, in words that may go into a message. */
    static final class UnreadableException extends Exception {
        UnreadableException(String what) {
            super(what);
        }
    }

    static ByteString write(Object value) {
        try {
            // Encoded by hand: Jackson would write each half of a pair as an escape, alone or not.
            return ByteString.of(UTF_8.newEncoder().encode(CharBuffer.wrap(MAPPER.writeValueAsString(value))));
        } catch (IOException notUnicode) { // all that can be wrong with what we write
            throw new IllegalArgumentException("texts must be valid Unicode, but one has half a surrogate pair");
        }
    }

    static <T> T read(ByteString body, Class<T> type) throws UnreadableException {
        if (body.size() == 0) throw new UnreadableException("its body is empty");
        try (JsonParser parser = MAPPER.createParser(body.toByteArray())) {
            T value = MAPPER.readerFor(type).without(FAIL_ON_TRAILING_TOKENS).readValue(parser);
            if (value == null) throw new UnreadableException("its body is null");
            if (parser.nextToken() != null) throw new UnreadableException("its body goes on after its end");
            return value;
        } catch (JsonMappingException e) {
            // Jackson wraps what the parser met inside of a record.
            throw new UnreadableException(
                    e.getCause() instanceof JsonProcessingException met ? explain(met) : explain(e, type));
        } catch (JsonProcessingException e) {
            throw new UnreadableException(explain(e));
        } catch (IOException | RuntimeException e) { // whatever it trips over, the answer must not get lost
            throw new UnreadableException(
                    e instanceof CharConversionException ? "its body is not Unicode" : "its body cannot be read");
        }
    }

    /** The tree of a body that need not be JSON. */
    static @Nullable JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException | RuntimeException notJson) { // the latter for 1e99999999999, say
            return null;
        }
    }

    private static String explain(JsonProcessingException e) {
        var at = e.getLocation();
        return e instanceof StreamConstraintsException || at == null
                ? "its body nests too deep, or has a number or a name that is too long"
                : "its body is not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String explain(JsonMappingException e, Class<?> type) {
        String where = declaredPath(e.getPath(), type);
        if (e instanceof ValueInstantiationException && e.getCause() instanceof NullPointerException missing)
            return Objects.requireNonNullElse(missing.getMessage(), where); // of our records' constructors
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String what = wanted == null ? "as the API documents it" : EXPECTED.getOrDefault(wanted, "an object");
        return (where.isEmpty() ? "its body" : where) + " is not " + what;
    }

    /** As far as our records name it: a name further down came from the wire, and may be anything. */
    private static String declaredPath(List<Reference> path, Class<?> root) {
        var declared = new StringBuilder();
        JavaType type = MAPPER.constructType(root);
        for (Reference step : path) {
            var property = MAPPER.getDeserializationConfig().introspect(type).findProperties().stream()
                    .filter(p -> p.getName().equals(step.getFieldName()))
                    .findFirst();
            if (property.isEmpty()) return declared.toString();
            declared.append(declared.isEmpty() ? "" : ".").append(step.getFieldName());
            type = property.get().getPrimaryType();
        }
        return declared.toString();
    }
}
