package io.github.idininvites.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.idininvites.json.JsonValues.MismatchException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type of record, token by token; made once per type. A component is a text, a boolean, a time stamp or
 * another record. Its name in JSON is that of its {@code @JsonProperty}, or else its own. The last component is a map: of the
 * fields that have no component, and of those whose component cannot hold the value that came.
 */
final class RecordJson<T> {
    private static final ClassValue<RecordJson<?>> MADE = new ClassValue<>() {
        @Override
        protected RecordJson<?> computeValue(Class<?> type) {
            return new RecordJson<>(type);
        }
    };
    private static final Set<String> DECIDING = Set.of("id", "name", "url", "status", "transaction_id", "issuer_id");
    private static final String DOCUMENTED_TIME = "0000-00-00T00:00:00+00:00";
    private static final DateTimeFormatter ANY_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXXXX][XXXX][X]") // with a colon or without
            .toFormatter(Locale.ROOT);

    private final Constructor<T> constructor;
    private final Component[] components;
    private final Map<String, Component> byName = new HashMap<>();

    private record Component(
            int index,
            String name,
            Class<?> type,
            Method accessor,
            @Nullable RecordJson<?> record) {
        /**
         * Whether an answer is refused if this component cannot be read: it says what the answer is about, how it ended, or where
         * the data is.
         */
        boolean decides() {
            return record == null ? type == String.class && DECIDING.contains(name) : !name.equals("attributes");
        }

        String expected() {
            return record == null ? "a string" : "an object";
        }
    }

    private RecordJson(Class<T> type) {
        var declared = type.getRecordComponents();
        var types = new Class<?>[declared.length];
        components = new Component[declared.length];
        for (int i = 0; i < declared.length; i++) {
            types[i] = declared[i].getType();
            var accessor = declared[i].getAccessor();
            var property = accessor.getAnnotation(JsonProperty.class);
            String name = property == null ? declared[i].getName() : property.value();
            components[i] = new Component(i, name, types[i], accessor, types[i].isRecord() ? of(types[i]) : null);
            if (types[i] != Map.class) byName.put(name, components[i]);
        }
        try {
            constructor = type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("no public constructor", e);
        }
    }

    @SuppressWarnings("unchecked") // made for this very type
    static <T> RecordJson<T> of(Class<T> type) {
        return (RecordJson<T>) MADE.get(type);
    }

    /** Reads the record whose opening brace was read last. */
    T read(JsonParser in) throws IOException {
        var values = new @Nullable Object[components.length];
        Map<String, @Nullable Object> unknown = null;
        int read = 0;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            Component component = byName.get(name);
            if (component == null) {
                if (unknown == null) unknown = new LinkedHashMap<>();
                JsonValues.put(unknown, name, in);
            } else {
                if ((read & 1 << component.index) != 0) throw JsonValues.twice(in);
                read |= 1 << component.index;
                in.nextToken();
                Object value = read(component, in);
                if (value == null || component.type.isInstance(value)) values[component.index] = value;
                else if (component.decides()) throw mismatch(in, component.expected());
                else {
                    if (unknown == null) unknown = new LinkedHashMap<>();
                    unknown.put(name, value);
                }
            }
        }
        values[values.length - 1] = unknown;
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) { // the only thing that our records refuse is a null
            throw new MismatchException(
                    e.getCause() instanceof NullPointerException missing
                            ? Objects.requireNonNullElse(missing.getMessage(), "a field is missing")
                            : "its body cannot be read");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no public constructor", e);
        }
    }

    /** The component's value, or plain Java of another type if the component cannot hold what came. */
    private static @Nullable Object read(Component component, JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) return null;
        if (component.record != null) {
            if (token == JsonToken.START_OBJECT) return component.record.read(in);
            Object other = JsonValues.value(in);
            return isEmpty(other) ? null : other;
        }
        if (token.isScalarValue()) {
            if (component.type == String.class) return in.getText();
            try {
                return component.type == Boolean.class ? bool(token, in.getText()) : time(token, in.getText());
            } catch (DateTimeException | NumberFormatException odd) {
                // the value is kept as it is
            }
        }
        return JsonValues.value(in);
    }

    /** PHP writes an object without fields as a list. */
    private static boolean isEmpty(@Nullable Object value) {
        return value instanceof List<?> list ? list.isEmpty() : value instanceof String text && text.isBlank();
    }

    private static @Nullable Boolean bool(JsonToken token, String text) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) throw new NumberFormatException();
        return switch (text.trim()) {
            case "", "null" -> null;
            case "true", "True", "TRUE", "1" -> true;
            case "false", "False", "FALSE", "0" -> false;
            default -> throw new NumberFormatException();
        };
    }

    private static @Nullable OffsetDateTime time(JsonToken token, String text) {
        if (token == JsonToken.VALUE_STRING) return time(text.trim());
        return Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
    }

    /** Reads the documented form digit by digit: the JDK's parser takes many times the time and the memory. */
    private static @Nullable OffsetDateTime time(String text) {
        if (text.isEmpty()) return null;
        boolean documented = text.length() == DOCUMENTED_TIME.length();
        for (int i = 0; documented && i < DOCUMENTED_TIME.length(); i++) {
            char form = DOCUMENTED_TIME.charAt(i);
            char is = text.charAt(i);
            documented = form == '0' ? is >= '0' && is <= '9' : is == form;
        }
        if (!documented) return OffsetDateTime.parse(text, ANY_TIME);
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

    private static int two(String digits, int at) {
        return 10 * (digits.charAt(at) - '0') + digits.charAt(at + 1) - '0';
    }

    /**
     * The message may name the path, because all names in it are declared: what is below an unknown field is never a mismatch.
     */
    private static MismatchException mismatch(JsonParser in, String expected) {
        String path = in.getParsingContext().pathAsPointer().toString();
        return new MismatchException(path.substring(1).replace('/', '.') + " is not " + expected);
    }

    /** Writes a scalar, a map, or a record without its fields that are null or unknown. */
    static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (var field : map.entrySet()) {
                out.writeFieldName((String) field.getKey());
                write(out, field.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Record record) {
            of(record.getClass()).writeFields(out, record);
        } else {
            out.writeObject(value);
        }
    }

    private void writeFields(JsonGenerator out, Record record) throws IOException {
        out.writeStartObject();
        for (Component component : components) {
            try {
                Object value = component.type == Map.class ? null : component.accessor.invoke(record);
                if (value != null) {
                    out.writeFieldName(component.name);
                    write(out, value);
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no public accessor", e);
            }
        }
        out.writeEndObject();
    }
}
