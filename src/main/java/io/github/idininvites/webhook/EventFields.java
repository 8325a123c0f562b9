package io.github.idininvites.webhook;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a webhook body, unchanged. */
final class EventFields {
    private static final Pattern EVENT_ID = Pattern.compile("[!-~]{1,255}");
    // Repeats Check.ID on purpose: to share it, that class would have to be public. A test compares the two.
    private static final Pattern PATH_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String TIME = "0000-00-00T00:00:00+00:00";
    private static final DateTimeFormatter ANY_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXXXX][XXXX][X]") // with a colon or without
            .toFormatter(Locale.ROOT);

    private final byte[] body;

    private @Nullable String id;
    private @Nullable String type;

    private @Nullable String group;
    private @Nullable String person;

    @Nullable
    String status;

    private @Nullable String created;

    EventFields(byte[] body) {
        this.body = body;
    }

    /** Sets a field; false if the field is not documented, or was set before. */
    boolean put(String name, String value) {
        String before;
        switch (name) {
            case "id" -> {
                before = id;
                id = value;
            }
            case "event" -> {
                before = type;
                type = value;
            }
            case "group" -> {
                before = group;
                group = value;
            }
            case "person" -> {
                before = person;
                person = value;
            }
            case "status" -> {
                before = status;
                status = value;
            }
            case "created" -> {
                before = created;
                created = value;
            }
            default -> {
                return false;
            }
        }
        return before == null;
    }

    void read(JsonParser in) throws IOException {
        boolean object = in.nextToken() == JsonToken.START_OBJECT;
        for (String name; object && (name = in.nextFieldName()) != null; ) {
            if (in.nextToken() == JsonToken.VALUE_STRING) {
                boolean unused = put(name, in.getText());
            } else in.skipChildren();
        }
        if (!object) in.skipChildren();
        if (in.nextToken() != null) throw new JsonParseException(in, "a second value", in.currentTokenLocation());
        if (!object) throw noEvent(body, "is not a JSON object");
    }

    /** When the event was made; null if that cannot be read. The event is useful without it. */
    @Nullable
    OffsetDateTime created() {
        try {
            return created == null ? null : time(created);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads the documented form by position, because that takes a twentieth of the memory. */
    private static OffsetDateTime time(String text) {
        if (!isDocumentedTime(text)) return OffsetDateTime.parse(text, ANY_TIME);
        return OffsetDateTime.of(
                100 * two(text, 0) + two(text, 2),
                two(text, 5),
                two(text, 8),
                two(text, 11),
                two(text, 14),
                two(text, 17),
                0,
                ZoneOffset.ofHoursMinutes(two(text, 20), two(text, 23)));
    }

    private static boolean isDocumentedTime(String text) {
        if (text.length() != TIME.length()) return false;
        for (int i = 0; i < TIME.length(); i++) {
            char form = TIME.charAt(i);
            char c = text.charAt(i);
            if (form == '0' ? c < '0' || c > '9' : c != form) return false;
        }
        return true;
    }

    private static int two(String digits, int at) {
        return 10 * (digits.charAt(at) - '0') + digits.charAt(at + 1) - '0';
    }

    private String required(String name, @Nullable String value, @Nullable Pattern form) {
        if (value == null) throw noEvent(body, "has no text " + name);
        if (form != null && !isPlain(value) && !form.matcher(value).matches())
            throw noEvent(body, "has no valid " + name + "; it must match " + form);
        return value;
    }

    /** Whether both patterns allow the id. So far that was true for all ids, and it saves the memory of a matcher. */
    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!(((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
                return false;
        }
        return !id.isEmpty() && id.length() <= 64;
    }

    String id() {
        return required("id", id, EVENT_ID);
    }

    String type() {
        return required("event", type, null);
    }

    String group() {
        return required("group", group, PATH_ID);
    }

    String person() {
        return required("person", person, PATH_ID);
    }

    static DecodingException noEvent(byte[] body, String why) {
        return new DecodingException("the webhook body " + why, Delivery.NOT_SENT, 0, body);
    }
}
