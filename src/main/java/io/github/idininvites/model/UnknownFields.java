package io.github.idininvites.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a record has no component for, in a deep copy. {@code Map.copyOf} would refuse the nulls that JSON allows. */
final class UnknownFields {
    /** The component's name for Jackson. Jackson drops a field that has this name, and no API has one. */
    static final String NO_NAME = "\0";

    private UnknownFields() {}

    static Map<String, @Nullable Object> copyOf(@Nullable Map<String, @Nullable Object> fields) {
        return fields == null || fields.isEmpty() ? Map.of() : copyOfMap(fields);
    }

    private static <K> Map<K, @Nullable Object> copyOfMap(Map<K, ? extends @Nullable Object> map) {
        var copy = new LinkedHashMap<K, @Nullable Object>();
        for (var field : map.entrySet()) copy.put(field.getKey(), copyOfValue(field.getValue()));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyOfValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return copyOfMap(map);
        if (!(value instanceof List<?> list)) return value;
        var copy = new ArrayList<@Nullable Object>(list.size()); // a stream would need much more stack
        for (Object element : list) copy.add(copyOfValue(element));
        return Collections.unmodifiableList(copy);
    }

    /** Whether one of these has content: an empty text, list or object has none. */
    static boolean haveValue(@Nullable Object... values) {
        for (Object value : values) if (hasValue(value)) return true;
        return false;
    }

    private static boolean hasValue(@Nullable Object value) {
        if (value instanceof String text) return !text.isBlank();
        if (value instanceof Map<?, ?> map) return haveValue(map.values().toArray());
        if (value instanceof Collection<?> list) return haveValue(list.toArray());
        return value != null;
    }
}
