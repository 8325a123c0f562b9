package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookEvent.UnknownEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Only reads webhook bodies. {@link WebhookReceiver} also confirms events, handles each once, and makes the reply. No method
 * calls the API. Safe for use by many threads.
 *
 * <pre>{@code
 * switch (Webhooks.parse(body)) { … }             // Java 21
 * if (Webhooks.parse(body) instanceof PersonUpdated event) idin.group(event.groupId()).person(event.personId()).get();
 * }</pre>
 *
 * <p>Reply with a 2xx status to an event that you have read, or CM delivers it again. Source: <a
 * href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's API documentation</a>, "Webhook".
 */
public final class Webhooks {
    static final int MAX_BYTES = 64 * 1024;
    // Unlike the factory of the class Json, this one has no table of field names. Anybody can post a webhook, and names
    // that were chosen to collide make that table throw an unchecked exception.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory TABLE = new JsonFactory();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Webhooks() {}

    /** The same as {@link #parse(byte[])} for a text. */
    public static WebhookEvent parse(String body) {
        return parse(body.getBytes(UTF_8));
    }

    /**
     * Reads the event in this body. The result is {@link UnknownEvent} if the type is not one of the four documented ones.
     *
     * @param body JSON in UTF-8, at most 64 KiB
     * @throws DecodingException if the body is not an event: it is too large, is not a JSON object, has no {@code event} or
     *     {@code id}, or lacks another id that its type must have
     */
    public static WebhookEvent parse(byte[] body) {
        return parse(body, MAX_BYTES);
    }

    /**
     * The same as {@link #parse(byte[])} for a stream. Reads one byte more than 64 KiB at most, and does not close the stream.
     *
     * @throws IOException if reading the stream fails
     */
    public static WebhookEvent parse(InputStream body) throws IOException {
        return parse(body, MAX_BYTES);
    }

    /**
     * The same as {@link #parse(InputStream)} with another limit.
     *
     * @throws IOException if reading the stream fails
     */
    public static WebhookEvent parse(InputStream body, int maxBytes) throws IOException {
        if (maxBytes < 1) throw new IllegalArgumentException("maxBytes must be 1 or more, but is " + maxBytes);
        return parse(body.readNBytes(maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1), maxBytes);
    }

    private static WebhookEvent parse(byte[] body, int maxBytes) {
        if (body.length > maxBytes) throw EventFields.noEvent(body, "is larger than " + maxBytes + " bytes");
        EventFields event = documented(body);
        if (event == null) event = any(body);
        String id = event.id();
        String type = event.type();
        return switch (type) {
            case "group.updated" -> new GroupUpdated(id, event.group(), event.status, event.created());
            case "group.deleted" -> new GroupDeleted(id, event.group(), event.status, event.created());
            case "person.updated" ->
                new PersonUpdated(id, event.group(), event.person(), event.status, event.created());
            case "person.deleted" ->
                new PersonDeleted(id, event.group(), event.person(), event.status, event.created());
            default -> new UnknownEvent(id, type, text(body).toString());
        };
    }

    /**
     * Reads a body that is ASCII and an object whose fields are documented, are texts and come once; null for any other body.
     * This takes less memory, because it uses a table of names. Other names do not get into the shared table, because
     * then the parser is not closed.
     */
    private static @Nullable EventFields documented(byte[] body) {
        if (!isAscii(body)) return null;
        var event = new EventFields(body);
        try {
            JsonParser in = TABLE.createParser(body);
            if (in.nextToken() != JsonToken.START_OBJECT) return null;
            for (String name; (name = in.nextFieldName()) != null; ) {
                String value = in.nextTextValue();
                if (value == null || !event.put(name, value)) return null;
            }
            return in.nextToken() == null ? event : null;
        } catch (IOException | RuntimeException other) { // any(body) reads it again and says what is wrong
            return null;
        }
    }

    /**
     * Whether each byte is 1 to 127. It compares eight bytes at a time, because one by one takes a good part of the time of
     * reading an event.
     */
    private static boolean isAscii(byte[] body) {
        int at = 0;
        for (; at <= body.length - Long.BYTES; at += Long.BYTES) {
            long bytes = (long) LONGS.get(body, at);
            if (((bytes - 0x0101010101010101L | bytes) & 0x8080808080808080L) != 0) return false;
        }
        while (at < body.length && body[at] > 0) at++;
        return at == body.length;
    }

    private static EventFields any(byte[] body) {
        CharBuffer text = text(body);
        var event = new EventFields(body);
        try (JsonParser in =
                FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            event.read(in);
            return event;
        } catch (StreamConstraintsException e) {
            throw EventFields.noEvent(body, "nests too deep, or has a number or a name that is too long");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            throw EventFields.noEvent(
                    body,
                    (twice ? "has a name twice, at line " : "is not JSON at line ") + at.getLineNr() + ", column "
                            + at.getColumnNr());
        } catch (IOException neverFromAnArray) {
            throw new UncheckedIOException(neverFromAnArray);
        }
    }

    private static CharBuffer text(byte[] body) {
        try {
            CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) text.get();
            return text;
        } catch (CharacterCodingException e) {
            throw EventFields.noEvent(body, "is not UTF-8");
        }
    }
}
