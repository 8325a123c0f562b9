package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.SeenByCallers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every record of the model. */
final class RecordsTest {
    private static final Map<String, @Nullable Object> PLANTED = Map.of("van Dijk", "andre@example.com");

    /** Each record with unknown fields, made from them. */
    static final List<Function<@Nullable Map<String, @Nullable Object>, Record>> MAKERS = List.of(
            more -> new Group("1", "Company ABC", null, null, null, null, more),
            more -> new Person("1", "Andre van Dijk", null, null, null, null, null, null, null, more),
            more -> new Invite("1", "https://www.cm.com/", null, null, null, null, more),
            more -> new Result(null, null, null, null, null, null, null, null, null, more),
            more -> new PersonName(null, null, null, null, null, more),
            more -> new Address(null, null, null, null, null, null, more),
            more -> new Age(null, null, more),
            more -> new Attributes(null, null, null, null, null, null, null, null, more));

    static Stream<Arguments> texts() {
        var name = new PersonName("van Dijk", "van Dijk", "van Dijk", "van Dijk", "van Dijk", PLANTED);
        var address = new Address("Dijklaan", "Dijklaan", "van Dijk", "van Dijk", "van Dijk", "van Dijk", PLANTED);
        var age = new Age("1974-01-31", true, PLANTED);
        var result = new Result(
                "0031612345678",
                "van Dijk",
                "van Dijk",
                "CMBANL9Z3xOcyYKUhR8s0mS",
                name,
                address,
                age,
                "0031612345678",
                "andre@example.com",
                PLANTED);
        return Stream.of(
                Arguments.of(
                        new Group("1", "van Dijk", "van Dijk", null, null, null, PLANTED),
                        "Group[id=1, status=UNKNOWN]"),
                Arguments.of(Docs.COMPANY_ABC, "Group[id=1f7d7d18-3b0e-4322-8919-49e51d40c38b, status=PENDING]"),
                Arguments.of(
                        new Person(
                                "1", "van Dijk", "van Dijk", null, "Dijklaan", "van Dijk", result, null, null, PLANTED),
                        "Person[id=1, status=UNKNOWN]"),
                Arguments.of(Docs.ANDRE_ADDED, "Person[id=81f50a17-b556-48b2-a79b-6bc5315d9083, status=none]"),
                Arguments.of(Docs.ANDRE_ANSWERED, "Person[id=81f50a17-b556-48b2-a79b-6bc5315d9083, status=SUCCESS]"),
                Arguments.of(Docs.INVITE, "Invite[id=c6f5a012-524a-4a2e-a77a-5f2c27397c3e]"),
                Arguments.of(result, "Result[status=UNKNOWN]"),
                Arguments.of(name, "PersonName[hidden]"),
                Arguments.of(address, "Address[hidden]"),
                Arguments.of(age, "Age[hidden]"),
                Arguments.of(
                        new Attributes(true, true, false, null, null, null, null, null, PLANTED),
                        "Attributes[IDENTITY, NAME]"),
                Arguments.of(Docs.NEW_ANDRE, "NewPerson[Attributes[NAME]]"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void showsIdsAndStatusesOnly(Record record, String text) {
        SeenByCallers.saw(record);
        assertThat(record).hasToString(text);
    }

    @ParameterizedTest
    @FieldSource("MAKERS")
    void takesNullForNoUnknownFields(Function<@Nullable Map<String, @Nullable Object>, Record> maker) {
        assertThat(unknownFields(maker.apply(null))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("MAKERS")
    void keepsItsOwnCopyOfUnknownFields(Function<@Nullable Map<String, @Nullable Object>, Record> maker) {
        var given = new HashMap<String, @Nullable Object>(Map.of("first", 1));
        var record = maker.apply(given);
        given.put("second", 2);
        assertThat(unknownFields(record)).isEqualTo(Map.of("first", 1));
    }

    @ParameterizedTest
    @FieldSource("MAKERS")
    void keepsItsOwnCopyOfWhatIsInsideUnknownFields(Function<@Nullable Map<String, @Nullable Object>, Record> maker) {
        var inner = new HashMap<String, @Nullable Object>(Map.of("a", 1));
        var list = new ArrayList<@Nullable Object>(Arrays.asList(1, null, inner));
        var record = maker.apply(Map.of("list", list));
        list.add(2);
        inner.put("b", 2);
        assertThat(unknownFields(record)).isEqualTo(Map.of("list", Arrays.asList(1, null, Map.of("a", 1))));
    }

    @ParameterizedTest
    @FieldSource("MAKERS")
    void handsOutUnknownFieldsThatCannotBeChanged(Function<@Nullable Map<String, @Nullable Object>, Record> maker) {
        var map = new HashMap<String, @Nullable Object>(Map.of("a", 1));
        var fields = unknownFields(maker.apply(Map.of("map", map, "list", new ArrayList<>(List.of(1)))));
        assertThatThrownBy(fields::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(fields.values())
                .allSatisfy(value -> assertThatThrownBy(() -> {
                            if (value instanceof Map<?, ?> inner) inner.clear();
                            if (value instanceof List<?> inner) inner.clear();
                        })
                        .isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without a null checker do
    void refusesToBeMadeWithoutWhatTheApiPromises() {
        var none = Map.<String, @Nullable Object>of();
        assertMissing("id is missing", () -> new Group(null, "Company ABC", null, null, null, null, none));
        assertMissing("name is missing", () -> new Group("1", null, null, null, null, null, none));
        assertMissing("id is missing", () -> new Person(null, "Andre", null, null, null, null, null, null, null, none));
        assertMissing("name is missing", () -> new Person("1", null, null, null, null, null, null, null, null, none));
        assertMissing("id is missing", () -> new Invite(null, "https://www.cm.com/", null, null, null, null, none));
        assertMissing("url is missing", () -> new Invite("1", null, null, null, null, null, none));
    }

    private static void assertMissing(String message, ThrowingCallable maker) {
        assertThatNullPointerException().isThrownBy(maker).withMessage(message);
    }

    private static Map<?, ?> unknownFields(Record record) {
        try {
            return (Map<?, ?>) record.getClass().getMethod("unknownFields").invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no unknownFields()", e);
        }
    }
}
