package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import java.time.Duration;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ErrorsTest {
    private static final String INVITES =
            "POST /idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons/" + Docs.PERSON_ID + "/invites";

    @AutoClose
    private final Wire wire = new Wire();

    static Stream<Arguments> statuses() {
        return Stream.of(
                        arguments(300, "", ApiException.class, Delivery.UNKNOWN),
                        arguments(301, " Moved Permanently", ApiException.class, Delivery.UNKNOWN),
                        arguments(302, " Found", ApiException.class, Delivery.UNKNOWN),
                        arguments(307, " Temporary Redirect", ApiException.class, Delivery.UNKNOWN),
                        arguments(308, " Permanent Redirect", ApiException.class, Delivery.UNKNOWN),
                        arguments(400, " Bad Request", ApiException.class, Delivery.REJECTED),
                        arguments(401, " Unauthorized", AuthenticationException.class, Delivery.REJECTED),
                        arguments(403, " Forbidden", ApiException.class, Delivery.REJECTED),
                        arguments(404, " Not Found", NotFoundException.class, Delivery.REJECTED),
                        arguments(408, " Request Timeout", ApiException.class, Delivery.UNKNOWN),
                        arguments(409, " Conflict", ApiException.class, Delivery.REJECTED),
                        arguments(410, " Gone", ApiException.class, Delivery.REJECTED),
                        arguments(415, " Unsupported Media Type", ApiException.class, Delivery.REJECTED),
                        arguments(418, "", ApiException.class, Delivery.REJECTED),
                        arguments(422, " Unprocessable Entity", ApiException.class, Delivery.REJECTED),
                        arguments(429, " Too Many Requests", RateLimitException.class, Delivery.REJECTED),
                        arguments(499, "", ApiException.class, Delivery.REJECTED),
                        arguments(500, " Internal Server Error", ApiException.class, Delivery.UNKNOWN),
                        arguments(502, " Bad Gateway", ApiException.class, Delivery.UNKNOWN),
                        arguments(503, " Service Unavailable", ApiException.class, Delivery.UNKNOWN),
                        arguments(504, " Gateway Timeout", ApiException.class, Delivery.UNKNOWN),
                        arguments(599, "", ApiException.class, Delivery.UNKNOWN))
                .flatMap(row -> Stream.of(CallMode.values())
                        .map(mode -> arguments(mode, row.get()[0], row.get()[1], row.get()[2], row.get()[3])));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void tellsWhatEachStatusMeans(
            CallMode mode, int status, String phrase, Class<? extends ApiException> type, Delivery delivery) {
        String body = "{\"message\":\"andre@example.com is planted\"}";
        wire.answers(new MockResponse.Builder()
                .code(status)
                .addHeader("X-Request-Id", "req-1")
                .addHeader("Location", "/elsewhere")
                .body(body)
                .build());
        var e = failure(mode);
        assertThat(e).isExactlyInstanceOf(type).hasNoCause().hasMessageStartingWith(INVITES);
        assertThat(e.getMessage()).startsWith(INVITES + " answered " + status + phrase + " after 1 attempt");
        assertThat(e.delivery()).isEqualTo(delivery);
        assertThat(e.attempts()).isOne();
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.responseBody()).isEqualTo(body);
        assertThat(e.errorMessage()).contains("andre@example.com is planted");
        assertThat(e.requestId()).contains("req-1");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"m\",\"error\":\"e\"}|m",
                "{\"error\":\"e\",\"detail\":\"d\"}|e",
                "{\"detail\":\"d\",\"title\":\"t\"}|d",
                "{\"title\":\"t\",\"errors\":[\"x\"]}|t",
                "{\"errors\":[\"x\",\"y\"]}|x",
                "{\"errors\":[{\"message\":\"x\"}]}|x",
                "{\"error\":{\"message\":\"deep\"}}|deep",
                "{\"message\":null,\"error\":\"e\"}|e",
                "[{\"message\":\"m\"}]|m",
                "{\"message\":7}|",
                "{\"other\":\"x\"}|",
                "<html>502</html>|",
                "''|",
            })
    void liftsMessageOutOfBody(String body, String message) {
        wire.answers(Wire.json(400, body));
        var e = failure(CallMode.SYNC);
        assertThat(e.errorMessage().orElse(null)).isEqualTo(message);
        assertThat(e.responseBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"X-Request-Id", "X-Correlation-Id", "Request-Id", "CM-Request-Id"})
    void findsRequestId(String header) {
        wire.answers(Wire.status(400, header, "r"));
        assertThat(failure(CallMode.SYNC).requestId()).contains("r");
    }

    @EachCallMode
    void hasNoRequestIdWhereThereIsNone(CallMode mode) {
        wire.answers(400);
        assertThat(failure(mode).requestId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, PT30S", "99999999999, PT2147483647S", "never,"})
    void tellsRetryAfterOf429(String header, Duration wait) {
        wire.answers(Wire.status(429, "Retry-After", header));
        var e = (RateLimitException) failure(CallMode.SYNC);
        assertThat(e.retryAfter().orElse(null)).isEqualTo(wait);
    }

    @EachCallMode
    void namesKeyIdWhenCredentialsAreRefused(CallMode mode) {
        wire.answers(401);
        assertThat(failure(mode))
                .hasMessageEndingWith(" answered 401 Unauthorized after 1 attempt; key " + Docs.KEY_ID
                        + "; the answer has no Date to check this clock against");
    }

    @EachCallMode
    void keepsWhatArrivedOfAnErrorBodyThatBreaksOff(CallMode mode) {
        wire.answers(Wire.brokenOff(422, "x".repeat(500)));
        var e = failure(mode);
        assertThat(e.statusCode()).isEqualTo(422);
        assertThat(e.responseBody()).isEqualTo("x".repeat(500));
    }

    @EachCallMode
    void keepsWhatArrivedOfASuccessThatBreaksOff(CallMode mode) {
        wire.answers(Wire.brokenOff(200, "{\"id\":\"planted"));
        var e = mode.failedInvite(DecodingException.class, wire.person());
        assertThat(e)
                .hasMessage(INVITES
                        + " answered 200, but its body broke off after 14 bytes: the answer is incomplete or not HTTP");
        assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(e.responseBody()).isEqualTo("{\"id\":\"planted");
        assertThat(e.attempts()).isOne();
    }

    @EachCallMode
    void refusesAnswerOfMoreThan10Mebibytes(CallMode mode) {
        wire.answers(new byte[11 << 20]);
        var e = mode.failedInvite(DecodingException.class, wire.person());
        assertThat(e).hasMessage(INVITES + " answered 200, but its body is larger than 10485760 bytes");
        assertThat(e.responseBytes()).hasSizeGreaterThan(10 << 20).hasSizeLessThan((10 << 20) + 16384);
    }

    @EachCallMode
    void keepsAnswerThatSaysItIsGzipAndIsNot(CallMode mode) {
        wire.answers(new MockResponse.Builder()
                .body("{\"id\":\"planted\"}")
                .addHeader("Content-Encoding", "gzip")
                .build());
        var e = mode.failedGet(DecodingException.class, wire.person());
        assertThat(e).hasMessageEndingWith(" answered 200, but its gzip cannot be unpacked");
        assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(e.responseBody()).isEqualTo("{\"id\":\"planted\"}");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private ApiException failure(CallMode mode) {
        return mode.failedInvite(ApiException.class, wire.person(b -> b.retryPolicy(RetryPolicy.none())));
    }
}
