package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.json.Json;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.Attributes;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.model.Result;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API's JSON becomes. */
final class JsonReadingTest {
    private static final String NAMES = "Zoë, Jürgen, Łukasz, Ιωάννης, Дмитрий, محمد, 王芳, 😀";

    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void readsTheDocumentedLink(CallMode mode) {
        wire.answers(WireJson.INVITE.replace("\"email\": true", "\"email\": false"));
        var link = mode.createInviteLink(wire.person());
        assertThat(link.email()).isFalse();
        assertThat(link.url()).isEqualTo(Docs.INVITE.url());
    }

    @EachCallMode
    void readsUtf8WhateverCharsetTheServerDeclares(CallMode mode) {
        String body = "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"" + NAMES + "\"}";
        wire.answers(Wire.json(200, body)
                .newBuilder()
                .setHeader("Content-Type", "application/json; charset=iso-8859-1")
                .build());
        assertThat(mode.get(wire.person()).name()).isEqualTo(NAMES);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, '\uFEFF'", "UTF-16, ''", "UTF-16LE, ''", "UTF-32, ''"})
    void readsNamesInAnyUnicodeEncodingWithOrWithoutAByteOrderMark(Charset charset, String mark) {
        byte[] body = (mark + "{\"id\": \"" + Docs.PERSON_ID + "\", \"name\": \"" + NAMES + "\"}").getBytes(charset);
        wire.answers(body);
        assertThat(CallMode.SYNC.get(wire.person()).name()).isEqualTo(NAMES);
    }

    @Test
    void readsNamesThatAreEscaped() {
        assertThat(read(Group.class, "{'id': '1', 'name': 'Zo\\u00eb \\ud83d\\ude00'}")
                        .name())
                .isEqualTo("Zoë 😀");
    }

    @Test
    void readsTrueInQuotesAsTheTextHasIt() {
        var attributes = read(Attributes.class, "{'identity': 'false', 'name': 'true', 'address': true}");
        assertThat(attributes).isEqualTo(new Attributes(false, true, true, null, null, null, null, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "identity, IDENTITY",
        "name, NAME",
        "address, ADDRESS",
        "18y_or_older, EIGHTEEN_OR_OLDER",
        "date_of_birth, DATE_OF_BIRTH",
        "gender, GENDER",
        "telephone_number, TELEPHONE_NUMBER",
        "email_address, EMAIL_ADDRESS",
    })
    void readsEachAttributeByItsDocumentedName(String field, Attribute attribute) {
        assertThat(read(Attributes.class, "{'" + field + "': true}").requested())
                .containsExactly(attribute);
    }

    @Test
    void readsAttributesThatAreNullOrMissingAsNotSaid() {
        assertThat(read(Attributes.class, "{'identity': null, 'name': ''}"))
                .isEqualTo(new Attributes(null, null, null, null, null, null, null, null, Map.of()));
    }

    @Test
    void tellsNotSaidFromFalse() {
        assertThat(read(Age.class, "{'18y_or_older': false}").eighteenOrOlder()).isFalse();
        assertThat(read(Age.class, "{}").eighteenOrOlder()).isNull();
    }

    @Test
    void readsAPersonOfWhomNothingIsKnown() {
        var person = read(Person.class, "{'id': '1', 'name': 'n', 'attributes': null, 'status': null, 'result': null}");
        assertThat(person).isEqualTo(new Person("1", "n", null, null, null, null, null, null, null, Map.of()));
        assertThat(person.status()).isEmpty();
    }

    @Test
    void readsAResultThatTheBankHadLittleFor() {
        assertThat(read(Result.class, "{'status': 'success', 'name': {'initials': 'A', 'last_name': 'Dijk'}}"))
                .isEqualTo(new Result(
                        null,
                        null,
                        "success",
                        null,
                        new PersonName(null, "A", null, "Dijk", null, Map.of()),
                        null,
                        null,
                        null,
                        null,
                        Map.of()));
    }

    @Test
    void readsAHouseNumberThatIsANumber() {
        var result = read(Result.class, "{'address': {'house_number': 1}}");
        assertThat(Objects.requireNonNull(result.address()).houseNumber()).isEqualTo("1");
    }

    @Test
    void keepsAStatusThatItDoesNotKnow() {
        var person = read(Person.class, "{'id': '1', 'name': 'n', 'status': 'open'}");
        assertThat(person.statusText()).isEqualTo("open");
        assertThat(person.status()).contains(PersonStatus.UNKNOWN);
    }

    @Test
    void keepsAPartialDateOfBirth() {
        var age = read(Age.class, "{'date_of_birth': '1974-00-00'}");
        assertThat(age.dateOfBirthText()).isEqualTo("1974-00-00");
        assertThat(age.dateOfBirth()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00+00:00,           2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00Z,                2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+0000,            2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00-00:00,           2020-01-01T00:00:00Z",
        "2020-01-01T00:00:00+01:00,           2020-01-01T00:00:00+01:00",
        "2020-01-01T00:00:00-05:30,           2020-01-01T00:00:00-05:30",
        "2020-01-01T00:00:00.123Z,            2020-01-01T00:00:00.123Z",
        "2020-01-01T00:00:00.123456789+01:00, 2020-01-01T00:00:00.123456789+01:00",
    })
    void readsTimeStampsWithTheOffsetThatWasSent(String sent, OffsetDateTime time) {
        // Compared inside of a record: of two bare time stamps AssertJ compares the instants only.
        assertThat(read(Group.class, "{'id': '1', 'name': 'n', 'expires_at': '" + sent + "'}"))
                .isEqualTo(new Group("1", "n", null, time, null, null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null"})
    void readsAnEmptyTimeStampAsNone(String sent) {
        assertThat(read(Group.class, "{'id': '1', 'name': 'n', 'expires_at': " + sent + "}")
                        .expiresAt())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "' '", "[ ]", "null"})
    void readsWhatIsEmptyAsNone(String nothing) {
        var none = new Result(null, null, null, null, null, null, null, null, null, Map.of());
        assertThat(read(Result.class, "{'name': %1$s, 'address': %1$s, 'age': %1$s}".formatted(nothing)))
                .isEqualTo(none);
        assertThat(read(
                        Person.class,
                        "{'id': '1', 'name': 'n', 'attributes': %1$s, 'result': %1$s}".formatted(nothing)))
                .isEqualTo(new Person("1", "n", null, null, null, null, null, null, null, Map.of()));
    }

    private static <T> T read(Class<T> type, String json) {
        try {
            return Json.read(json.replace('\'', '"').getBytes(UTF_8), type);
        } catch (Json.UnreadableException e) {
            throw new AssertionError(e);
        }
    }
}
