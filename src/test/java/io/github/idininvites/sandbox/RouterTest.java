package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private static final String COMPANY = "{\"name\": \"Company ABC\"}";

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/idin-invites",
                "/idin-invites/v1",
                "/idin-invites/v1/groups/",
                "/idin-invites/v1/groups/1/persons/2/",
                "/idin-invites/v1/groups/1%2Fpersons/2",
                "/app/idin-invite/"
            })
    void doesNotKnowOtherPaths(String path) {
        var response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response)).isEqualTo(ApiJson.object().put("message", "the API has no such path"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /idin-invites/v1/groups, POST",
        "DELETE, /idin-invites/v1/groups, POST",
        "PUT, /idin-invites/v1/groups/1/persons, POST",
        "POST, /idin-invites/v1/groups/1/persons/2, GET",
        "GET, /idin-invites/v1/groups/1/persons/2/invites, POST",
        "POST, /sandbox/style.css, GET"
    })
    void allowsOnlyTheDocumentedMethod(String method, String path, String allowed) {
        var response = SandboxTestClient.send(client.authorized(path)
                .method(method, BodyPublishers.ofString("{}"))
                .build());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().allValues("Allow")).containsExactly(allowed);
        assertThat(json(response))
                .isEqualTo(ApiJson.object().put("message", "the method must be " + allowed + ", but is " + method));
    }

    @Test
    void answersHeadWithoutBody() {
        var response = SandboxTestClient.send(client.authorized(GROUPS)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void acceptsContentType(String type) {
        assertThat(postAs(type, COMPANY.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/jsonp",
                "application/json, text/plain"
            })
    void refusesOtherContentType(String type) {
        var response = postAs(type, COMPANY.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response))
                .isEqualTo(ApiJson.object().put("message", "Content-Type must be application/json, in UTF-8"));
    }

    @Test
    void refusesBodyWithoutContentType() {
        var response = SandboxTestClient.send(
                client.authorized(GROUPS).POST(BodyPublishers.ofString(COMPANY)).build());
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"name": "A"            | is not JSON
            {"name": "A"} {}        | is not JSON
            {"name": "A"} x         | is not JSON
            {name: "A"}             | is not JSON
            {"name":"A","name":"B"} | is not JSON
            ``                      | is not a JSON object
            null                    | is not a JSON object
            []                      | is not a JSON object
            "A"                     | is not a JSON object
            """)
    void refusesBodyThatIsNotAJsonObject(String body, String finding) {
        assertBadRequest(client.post(GROUPS, body), finding);
    }

    @Test
    void refusesBodyThatIsNotUtf8() {
        var latin1 = "{\"name\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertBadRequest(postAs("application/json", latin1), "is not UTF-8");
    }

    @Test
    void refusesJsonThatIsNestedTooDeep() {
        assertBadRequest(client.post(GROUPS, "[".repeat(100_000)), "is not JSON");
    }

    @Test
    void acceptsBodyOfOneMebibyte() {
        assertThat(client.post(GROUPS, groupOfSize(1024 * 1024)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024 + 1, 8 * 1024 * 1024})
    void refusesLargerBody(int size) {
        var response = client.post(GROUPS, groupOfSize(size));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(json(response)).isEqualTo(ApiJson.object().put("message", "the body must be at most 1048576 bytes"));
    }

    @Test
    void answersUnexpectedFailureAsJson() {
        var broken = new Clock() {
            @Override
            public Instant instant() {
                throw new UnsupportedOperationException("no time");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (var failing = IdinSandbox.builder().clock(broken).start()) {
            var response = new SandboxTestClient(failing, clock).post(GROUPS, COMPANY);
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(json(response))
                    .isEqualTo(ApiJson.object()
                            .put("message", "the sandbox failed: java.lang.UnsupportedOperationException"));
        }
    }

    @Test
    void givesEachAnswerADateAndARequestIdOfItsOwn() {
        var created = client.post(GROUPS, COMPANY);
        var refused = SandboxTestClient.send(client.request(GROUPS).build());
        assertThat(created.headers().firstValue("Date")).isPresent();
        assertThat(refused.headers().firstValue("Date")).isPresent();
        assertThat(created.headers().firstValue("X-Request-Id").orElseThrow())
                .hasSize(36)
                .isNotEqualTo(refused.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUPS, "/nothing"})
    void answersJson(String path) {
        assertThat(client.post(path, COMPANY).headers().allValues("Content-Type"))
                .containsExactly("application/json");
    }

    private HttpResponse<String> postAs(String type, byte[] body) {
        return SandboxTestClient.send(client.authorized(GROUPS)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static void assertBadRequest(HttpResponse<String> response, String finding) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response))
                .isEqualTo(ApiJson.object().put("message", "the body must be a JSON object in UTF-8, but " + finding));
    }

    private static String groupOfSize(int bytes) {
        return COMPANY + " ".repeat(bytes - COMPANY.length());
    }
}
