package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that have no method: what is sent, what is repeated, and what comes back. */
final class RawCallsTest {
    private static final String BODY = "{\"name\": \"Zoë\"}";

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final RawCalls raw = wire.client(b -> b.sleeper(sleeper)).raw();

    /** A method and how to call it. */
    private enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        RawAnswer call(CallMode mode, RawCalls raw, String... path) {
            return switch (this) {
                case GET -> mode.call(() -> raw.get(path), () -> raw.getAsync(path));
                case POST -> mode.call(() -> raw.post(BODY, path), () -> raw.postAsync(BODY, path));
                case PUT -> mode.call(() -> raw.put(BODY, path), () -> raw.putAsync(BODY, path));
                case PATCH -> mode.call(() -> raw.patch(BODY, path), () -> raw.patchAsync(BODY, path));
                case DELETE -> mode.call(() -> raw.delete(path), () -> raw.deleteAsync(path));
            };
        }

        <E extends Exception> E failure(Class<E> type, CallMode mode, RawCalls raw) {
            return mode.failure(type, () -> call(CallMode.SYNC, raw, "groups", "1"), () -> switch (this) {
                case GET -> raw.getAsync("groups", "1");
                case POST -> raw.postAsync(BODY, "groups", "1");
                case PUT -> raw.putAsync(BODY, "groups", "1");
                case PATCH -> raw.patchAsync(BODY, "groups", "1");
                case DELETE -> raw.deleteAsync("groups", "1");
            });
        }
    }

    static Stream<Arguments> all() {
        return combinations(Method.values());
    }

    static Stream<Arguments> writing() {
        return combinations(Method.POST, Method.PUT, Method.PATCH, Method.DELETE);
    }

    private static Stream<Arguments> combinations(Method... methods) {
        return Arrays.stream(methods)
                .flatMap(method -> Stream.of(CallMode.values()).map(mode -> Arguments.of(method, mode)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void sendsAndReturnsJsonAsItIs(Method method, CallMode mode) {
        wire.answers(Wire.json(201, "[1, {\"ë\": null}]"));
        assertThat(method.call(mode, raw, "groups", "a_B-1", "persons"))
                .isEqualTo(new RawAnswer(201, "[1, {\"ë\": null}]"))
                .hasToString("RawAnswer[statusCode=201, body of 16 characters]");
        var request = wire.request();
        assertThat(request.getRequestLine()).isEqualTo(method + " /idin-invites/v1/groups/a_B-1/persons HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Docs.TOKEN);
        boolean has = method != Method.GET && method != Method.DELETE;
        assertThat(request.getBodySize()).isEqualTo(has ? BODY.getBytes(UTF_8).length : 0);
        if (has) assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo(BODY);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo(has ? "application/json" : null);
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesA2xxWithoutABody(Method method, CallMode mode) {
        wire.answers(204, Wire.status(200, "Content-Type", "text/html"));
        assertThat(method.call(mode, raw, "groups", "1")).isEqualTo(new RawAnswer(204, ""));
        assertThat(method.call(mode, raw, "groups", "1")).isEqualTo(new RawAnswer(200, ""));
    }

    @EachCallMode
    void repeatsAGet(CallMode mode) {
        wire.answers(503, Wire.DROPPED, "[]");
        assertThat(Method.GET.call(mode, raw, "groups").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void sendsEverythingElseOnce(Method method, CallMode mode) {
        wire.answers(503, Wire.DROPPED, Wire.status(308, "Location", wire.baseUrl()), 408);
        assertThat(method.failure(ApiException.class, mode, raw).delivery()).isEqualTo(Delivery.UNKNOWN);
        var lost = method.failure(ConnectionException.class, mode, raw);
        assertThat(lost.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(lost)
                .hasMessage(method + " /idin-invites/v1/groups/1 got no answer after 1 attempt: the connection broke");
        assertThat(method.failure(ApiException.class, mode, raw).statusCode()).isEqualTo(308);
        assertThat(method.failure(ApiException.class, mode, raw).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void repeatsWhatTheServerHasRefusedOrNotSeen(Method method, CallMode mode) {
        wire.answers(429, "{}");
        assertThat(method.call(mode, raw, "groups", "1").body()).isEqualTo("{}");
        var clockIsWrong = Wire.status(401, "Date", "Tue, 01 Jan 2019 01:00:00 GMT");
        wire.answers(clockIsWrong, "{}");
        assertThat(method.call(mode, raw, "groups", "1").body()).isEqualTo("{}");
        assertThat(wire.server.getRequestCount()).isEqualTo(4);
        wire.server.close();
        var e = method.failure(ConnectionException.class, mode, raw);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void tellsAnAnswerThatBrokeOffAsAccepted(Method method, CallMode mode) {
        wire.answers(Wire.brokenOff(200, ""), "{}");
        var e = method.failure(DecodingException.class, mode, raw);
        assertThat(e.delivery()).isEqualTo(Delivery.ACCEPTED);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    /** A DELETE has no body that could be written once. */
    @ParameterizedTest
    @MethodSource("writing")
    void stopsAnInterceptorThatProceedsTwice(Method method, CallMode mode) {
        wire.answers(500, "{}");
        var http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        var twice = wire.client(b -> b.httpClient(http)).raw();
        assertThat(method.failure(ConnectionException.class, mode, twice))
                .hasMessageEndingWith(": an interceptor tried to send the request again");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @MethodSource("all")
    void throwsTheSameExceptionsAsOtherCalls(Method method, CallMode mode) {
        wire.answers(404, 401);
        assertThat(method.failure(NotFoundException.class, mode, raw))
                .hasMessage(method + " /idin-invites/v1/groups/1 answered 404 Not Found after 1 attempt");
        method.failure(AuthenticationException.class, mode, raw);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"a\": 1',  ACCEPTED, its body is not JSON at line 1",
        "application/json, '{} {}',      ACCEPTED, its body goes on after its end",
        "application/json, 'planted',    ACCEPTED, its body is not JSON at line 1",
        "text/html,        '<html/>',    UNKNOWN,  its body is not JSON at line 1"
    })
    void keepsABodyThatIsNoJson(String type, String body, Delivery delivery, String flaw) {
        for (var mode : CallMode.values()) {
            wire.answers(new MockResponse.Builder()
                    .code(200)
                    .setHeader("Content-Type", type)
                    .body(body)
                    .build());
            var e = Method.DELETE.failure(DecodingException.class, mode, raw);
            assertThat(e.responseBody()).isEqualTo(body);
            assertThat(e.delivery()).isEqualTo(delivery);
            assertThat(e).hasMessageStartingWith("DELETE /idin-invites/v1/groups/1 answered 200, but " + flaw);
        }
    }

    @Test
    void readsUtf8Only() {
        byte[] latin1 = {'"', (byte) 0xEB, '"'};
        wire.answers(latin1, "\uFEFF{}");
        var e = Method.GET.failure(DecodingException.class, CallMode.SYNC, raw);
        assertThat(e).hasMessageEndingWith(" answered 200, but its body is not UTF-8");
        assertThat(e.responseBytes()).isEqualTo(latin1);
        assertThat(raw.get("groups")).isEqualTo(new RawAnswer(200, "{}"));
    }
}
