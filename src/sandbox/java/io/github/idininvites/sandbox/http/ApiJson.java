package io.github.idininvites.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes and reads JSON and time stamps in the form of the API. */
public final class ApiJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // "xxx" writes UTC as +00:00, where the ISO formats write Z.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private ApiJson() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one JSON object.
     *
     * @throws NotAnObject if these bytes are not exactly one JSON object in UTF-8
     */
    public static ObjectNode readObject(byte[] utf8) throws NotAnObject {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (MAPPER.readTree(text) instanceof ObjectNode object) return object;
            throw new NotAnObject("is not a JSON object");
        } catch (CharacterCodingException e) {
            throw new NotAnObject("is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new NotAnObject("is not JSON");
        }
    }

    /** Says what is wrong with the bytes. The parser's own messages would quote them. */
    @SuppressWarnings("serial") // never serialized
    public static final class NotAnObject extends Exception {
        private final String finding;

        NotAnObject(String finding) {
            super(finding);
            this.finding = finding;
        }

        public String finding() {
            return finding;
        }
    }
}
