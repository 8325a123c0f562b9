package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.idininvites.json.Json;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attributes;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record keeps that it has no component for. */
final class UnknownFieldsTest {
    private static final List<Class<? extends Record>> RECORDS = List.of(
            Group.class,
            Person.class,
            Invite.class,
            Result.class,
            PersonName.class,
            Address.class,
            Age.class,
            Attributes.class);

    @AutoClose
    private final Wire wire = new Wire();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "person     | updated_at      | '2020-01-01T00:00:00'",
                "person     | updated_at      | '2020-01-01 00:00:00+00:00'",
                "person     | created_at      | '1974-00-00T00:00:00Z'",
                "person     | created_at      | '2020-01-01'",
                "person     | created_at      | 'yesterday'",
                "person     | updated_at      | {}",
                "person     | updated_at      | true",
                "person     | updated_at      | 1.5",
                "person     | updated_at      | 1e1000000000",
                "person     | updated_at      | 99999999999999999999",
                "person     | attributes      | 'all'",
                "person     | attributes      | [1]",
                "person     | redirect_url    | []",
                "person     | redirect_url    | {'a': null}",
                "person     | email_address   | ['a@example.com']",
                "invite     | email           | 'yes'",
                "invite     | email           | {}",
                "invite     | email           | 2",
                "invite     | expires_at      | []",
                "group      | expires_at      | {'date': '2020-01-01'}",
                "result     | bin             | ['x']",
                "result     | telephone_number| {}",
                "attributes | 18y_or_older    | []",
                "attributes | name            | 'perhaps'",
                "age        | 18y_or_older    | 2",
                "age        | 18y_or_older    | -1",
                "age        | 18y_or_older    | 1.0",
                "age        | 18y_or_older    | 1e0",
                "age        | date_of_birth   | [1974]",
                "name       | last_name       | ['Dijk']",
                "address    | house_number    | {}",
            })
    void keepsAsUnknownWhatAnOptionalFieldCannotHold(String type, String field, String value) throws Exception {
        Class<? extends Record> record = RECORDS.stream()
                .filter(each -> each.getSimpleName().toLowerCase(Locale.ROOT).endsWith(type))
                .findFirst()
                .orElseThrow();
        Object kept = unknownFields(record, "'" + field + "': " + value).get(field);
        assertThat(kept)
                .isEqualTo(unknownFields(record, "'x': " + value).get("x"))
                .isNotNull();
        for (var component : record.getRecordComponents()) {
            var name = component.getAnnotation(JsonProperty.class);
            if (field.equals(name == null ? component.getName() : name.value()))
                assertThat(component
                                .getAccessor()
                                .invoke(read(record, "{" + required(record) + "'" + field + "': " + value + "}")))
                        .isNull();
        }
    }

    /** Such a number has a value all the same, which is kept as a text. */
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999"})
    void keepsANumberThatJavaHasNot(String number) {
        assertThat(unknownFields(Group.class, "'x': " + number)).isEqualTo(Map.of("x", number));
        assertThat(unknownFields(Group.class, "'updated_at': " + number)).isEqualTo(Map.of("updated_at", number));
    }

    @EachCallMode
    void keepsUnknownFieldsInsideOfAPerson(CallMode mode) {
        var person = person(mode, """
                {"id": "%s", "name": "n", "x": 1, "attributes": {"iban": true}, "result": {"notice": "once", "address":
                  {"line_1": "Dijklaan 1b"}, "name": {"legal_last_name": "Dijk"}, "age": {"16y_or_older": true}}}
                """.formatted(Docs.PERSON_ID));
        var result = Objects.requireNonNull(person.result());
        assertThat(person.unknownFields()).isEqualTo(Map.of("x", 1));
        assertThat(Objects.requireNonNull(person.attributes()).unknownFields()).isEqualTo(Map.of("iban", true));
        assertThat(result.unknownFields()).isEqualTo(Map.of("notice", "once"));
        assertThat(Objects.requireNonNull(result.name()).unknownFields()).isEqualTo(Map.of("legal_last_name", "Dijk"));
        assertThat(Objects.requireNonNull(result.age()).unknownFields()).isEqualTo(Map.of("16y_or_older", true));
        assertThat(Objects.requireNonNull(result.address()).unknownFields()).isEqualTo(Map.of("line_1", "Dijklaan 1b"));
    }

    @Test
    void keepsUnknownFieldsOfEveryKindWithoutLoss() {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        kept.put("null", null);
        kept.put("decimal", new BigDecimal("0.10"));
        kept.put("exponent", new BigDecimal("1E+400"));
        kept.put("digits", new BigDecimal("3.14159265358979323846264338327950288"));
        kept.put("long", 1241533522837401L);
        kept.put("big", new BigInteger("123456789012345678901234567890"));
        kept.put("list", Arrays.asList(1, null, Map.of("a", Map.of())));
        assertThat(
                        unknownFields(
                                Group.class,
                                "'null': null, 'decimal': 0.10, 'exponent': 1E+400, 'digits': 3.14159265358979323846264338327950288,"
                                        + "'long': 1241533522837401, 'big': 123456789012345678901234567890, 'list': [1, null, {'a': {}}]"))
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "legal_last_name",
                "unknownFields",
                "unknown_fields",
                "statusText",
                "dateOfBirthText",
                "dateOfBirth",
                "expiresAt",
                "genderText",
                "eighteenOrOlder",
                "houseNumber",
                "requested",
                "empty",
                "class",
                "@type",
                "",
                "*",
                "van Dijk",
            })
    void keepsAnUnknownFieldAtEveryLevelWhateverItsName(String name) {
        for (Class<? extends Record> type : RECORDS)
            assertThat(unknownFields(type, "'" + name + "': {'a': [1, null]}"))
                    .as(type.getSimpleName())
                    .isEqualTo(Map.of(name, Map.of("a", Arrays.asList(1, null))));
    }

    private Person person(CallMode mode, String json) {
        wire.answers(json);
        return mode.get(wire.person());
    }

    private static Map<?, ?> unknownFields(Class<? extends Record> type, String fields) {
        Record record = read(type, "{" + required(type) + fields + "}");
        try {
            return (Map<?, ?>) type.getMethod("unknownFields").invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no unknownFields()", e);
        }
    }

    private static String required(Class<? extends Record> type) {
        return Map.of(
                        Group.class, "'id': '1', 'name': 'n', ",
                        Person.class, "'id': '1', 'name': 'n', ",
                        Invite.class, "'id': '1', 'url': 'u', ")
                .getOrDefault(type, "");
    }

    private static <T> T read(Class<T> type, String json) {
        try {
            return Json.read(json.replace('\'', '"').getBytes(UTF_8), type);
        } catch (Json.UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
