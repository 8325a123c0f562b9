package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.json.Json;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import okio.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a success whose body is not what the API promises. */
final class JsonRefusingTest {
    private static final Map<String, Class<?>> TYPES =
            Map.of("group", Group.class, "person", Person.class, "invite", Invite.class);
    private static final String BEYOND_LIMITS = "its body nests too deep, or has a number or a name that is too long";

    @AutoClose
    private final Wire wire = new Wire();

    @EachCallMode
    void tellsTheCallTheAnswerAndWhatIsWrong(CallMode mode) {
        assertThat(failure(
                        mode, WireJson.PERSON_ANSWERED.replaceFirst("(?s)\"age\": \\{.*?}", "\"age\": \"1974-01-31\"")))
                .hasMessage("GET /idin-invites/v1/groups/1f7d7d18-3b0e-4322-8919-49e51d40c38b/persons/"
                        + "81f50a17-b556-48b2-a79b-6bc5315d9083 answered 200, but result.age is not an object");
    }

    @EachCallMode
    void tellsThatTheServerDidItAndHowOftenItWasTried(CallMode mode) {
        var failure = failure(mode, "<html>van Dijk</html>");
        assertThat(failure.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(failure.attempts()).isEqualTo(1);
    }

    @EachCallMode
    void keepsTheWholeBody(CallMode mode) {
        String body = WireJson.PERSON_ANSWERED
                .replace("1974-01-31", "Zoë Łukasiewicz 王")
                .substring(0, 900);
        var failure = failure(mode, body);
        assertThat(failure.responseBody().equals(body)).isTrue();
        assertThat(failure.responseBytes()).isEqualTo(body.getBytes(UTF_8));
    }

    @EachCallMode
    void keepsABodyThatIsNoTextByteForByte(CallMode mode) {
        byte[] body = HexFormat.of().parseHex("fffe00c3281f8b00");
        assertThat(failure(mode, body).responseBytes()).isEqualTo(body);
    }

    @EachCallMode
    void handsOutACopyOfTheBody(CallMode mode) {
        var failure = failure(mode, "[]");
        failure.responseBytes()[0] = 'x';
        assertThat(failure.responseBody()).isEqualTo("[]");
    }

    @EachCallMode
    void hasNoCauseAsJacksonsMessagesHoldWhatStoodThere(CallMode mode) {
        assertThat(failure(mode, "{\"id\": \"1\", \"name\": {\"van Dijk\": tru}}"))
                .hasNoCause();
    }

    @EachCallMode
    void refusesASuccessWithoutABody(CallMode mode) {
        assertThat(failure(mode, new MockResponse.Builder().code(204).build()))
                .hasMessageEndingWith(" answered 204, but its body is empty");
    }

    /** Its number is one that Jackson's own check trips over; the answer must not get lost for that. */
    @EachCallMode
    void keepsTheBodyOfAnAnswerWithANumberOfTwoThousandDigits(CallMode mode) {
        String body = "{\"id\": \"1\", \"name\": \"Andre van Dijk\", \"x\": " + "9".repeat(2000) + "}";
        var failure = failure(mode, body);
        assertThat(failure).hasMessageEndingWith(" answered 200, but " + BEYOND_LIMITS);
        assertThat(failure.responseBody().equals(body)).isTrue();
    }

    @EachCallMode
    void readsTheStatusOfARefusalWhoseBodyHasAnImpossibleNumber(CallMode mode) {
        wire.answers(Wire.json(422, "{\"message\": 1e99999999999}"));
        var failure = mode.failedGet(ApiException.class, wire.person());
        assertThat(failure.statusCode()).isEqualTo(422);
        assertThat(failure.errorMessage()).contains("1e99999999999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "group  | []                                       | its body is not an object",
                "group  | \"van Dijk\"                             | its body is not an object",
                "group  | \"\"                                     | its body is not an object",
                "group  | 42                                       | its body is not an object",
                "group  | true                                     | its body is not an object",
                "group  | null                                     | its body is null",
                "group  | ``                                       | its body is empty",
                "group  | {}                                       | id is missing",
                "group  | {'id': null, 'name': 'van Dijk'}         | id is missing",
                "group  | {'id': '1', 'Name': 'van Dijk'}          | name is missing",
                "group  | {'id': {'van Dijk': 1}, 'name': 'n'}     | id is not a string",
                "group  | {'id': '1', 'name': ['van Dijk']}        | name is not a string",
                "group  | {'id': '1', 'name': 'n', 'status': {}}   | status is not a string",
                "invite | {'id': '1'}                              | url is missing",
                "invite | {'id': '1', 'url': {}}                   | url is not a string",
                "person | {'name': 'van Dijk'}                     | id is missing",
                "person | {'id': '1'}                              | name is missing",
                "person | {'id': '1', 'name': 'n', 'result': 'van Dijk'}               | result is not an object",
                "person | {'id': '1', 'name': 'n', 'result': [{}]}                     | result is not an object",
                "person | {'id': '1', 'name': 'n', 'result': {'name': 'van Dijk'}}     | result.name is not an object",
                "person | {'id': '1', 'name': 'n', 'result': {'age': 46}}              | result.age is not an object",
                "person | {'id': '1', 'name': 'n', 'result': {'status': ['van Dijk']}} | result.status is not a string",
                "person | {'id': '1', 'name': 'n', 'result': {'transaction_id': {}}}   | result.transaction_id is not a string",
            })
    void namesTheDeclaredPathAndWhatWasExpected(String type, String body, String flaw) {
        assertThat(flawOf(type, body.replace('\'', '"'))).isEqualTo(flaw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "group  | <html>                                            | 1 | 1",
                "group  | van Dijk                                          | 1 | 1",
                "group  | {'id': '1', 'na                                   | 1 | 16",
                "group  | {'id': '1', 'name': 'n'                           | 1 | 24",
                "group  | {'id': '1', 'name': 'n', 'van Dijk': tru}         | 1 | 38",
                "group  | {'id': '1', 'name': 'n', 'x': NaN}                | 1 | 34",
                "group  | {'id': '1', 'name': 'n', 'x': [1, 2}              | 1 | 36",
                "group  | {'id': '1', 'name': 'n'} van Dijk                 | 1 | 26",
                "person | {'id': '1', 'result': {'age': {'date_of_birth': '1974    | 1 | 54",
                "person | {'id': '1', 'result': {'age': {'date_of_birth': '1974'   | 1 | 55",
                "person | {'id': '1', 'result': {'van Dijk': {'Andre': tru}}}      | 1 | 46",
            })
    void namesThePlaceWhereItIsNoJson(String type, String body, int line, int column) {
        assertThat(flawOf(type, body.replace('\'', '"')))
                .isEqualTo("its body is not JSON at line %s, column %s", line, column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "group  | {'id': '1', 'name': 'n', 'id': '2'}               | 1 | 26",
                "group  | {'id': '1', 'van Dijk': 'n', 'van Dijk': 'm'}     | 1 | 30",
                "group  | {'id': '1', 'x': {'van Dijk': 'n', 'van Dijk': 1}}| 1 | 36",
                "person | {'id': '1', 'result': {'bin': '1', 'bin': '2'}}          | 1 | 36",
            })
    void namesThePlaceWhereANameComesTwice(String type, String body, int line, int column) {
        assertThat(flawOf(type, body.replace('\'', '"')))
                .isEqualTo("its body has a name twice, at line %s, column %s", line, column);
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", "{\"id\": \"2\"}", " null", " \"van Dijk\"", "\n1"})
    void refusesABodyThatGoesOn(String more) {
        assertThat(flawOf("group", "{\"id\": \"1\", \"name\": \"n\"}" + more))
                .isEqualTo("its body goes on after its end");
    }

    @Test
    void refusesABodyOfBracketsWithoutReadingOn() {
        assertThat(flawOf("group", "[".repeat(100_000))).isEqualTo("its body is not an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\": ", "\"name\": \"n\", \"expires_at\": ", "\"result\": {\"van Dijk\": "})
    void refusesABodyThatNestsWithoutEnd(String field) {
        assertThat(flawOf("person", "{\"id\": \"1\", " + field + "[".repeat(100_000)))
                .matches(
                        flaw -> flaw.equals(BEYOND_LIMITS) || flaw.equals("expires_at is not as the API documents it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "name", "expires_at", "result", "redirect_url"})
    void refusesANumberOfTwoThousandDigitsAnywhere(String field) {
        assertThat(flawOf("person", "{\"id\": \"1\", \"%s\": %s}".formatted(field, "9".repeat(2000))))
                .isEqualTo(BEYOND_LIMITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000fffe01020304", "feff000001020304", "0000007b0000", "0000007b7f000000"})
    void refusesBytesThatPretendToBeUtf32(String hex) {
        assertThat(flawOf("group", ByteString.decodeHex(hex))).isEqualTo("its body is not Unicode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b22ff223a317d", "7b22e2", "7b226964223a22c328227d"})
    void refusesBytesThatAreNotUtf8(String hex) {
        assertThat(flawOf("group", ByteString.decodeHex(hex))).startsWith("its body is not JSON at line 1, column ");
    }

    @Test
    void namesTheFieldInUtf16Too() {
        assertThat(flawOf("group", ByteString.of("{\"id\": {}}".getBytes(UTF_16))))
                .isEqualTo("id is not a string");
    }

    private DecodingException failure(CallMode mode, Object answer) {
        wire.answers(answer);
        return mode.failedGet(DecodingException.class, wire.person());
    }

    private static String flawOf(String type, String body) {
        return flawOf(type, ByteString.encodeUtf8(body));
    }

    private static String flawOf(String type, ByteString body) {
        Class<?> target = Objects.requireNonNull(TYPES.get(type));
        var refusal = catchThrowableOfType(Json.UnreadableException.class, () -> Json.read(body.toByteArray(), target));
        return Objects.requireNonNull(refusal.getMessage());
    }
}
