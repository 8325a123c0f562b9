package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page for browsers. */
class PagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);
    private final String groupId = json(client.post(GROUPS, "{\"name\": \"" + SCRIPT + "\"}"))
            .get("id")
            .textValue();
    private final String path = invitePath(SCRIPT);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsTextOfOthersAsText() {
        var typed = "as=own&answer=identify&issuer_id=%22%3E" + SCRIPT;
        for (var page : List.of(client.get(path), post(path, typed + "&country=x"), answered())) {
            assertThat(page.body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain(SCRIPT);
        }
    }

    @Test
    void fencesThePagesIn() {
        for (String page : List.of(path, "/app/idin-invite/unknown")) {
            var headers = client.get(page).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    @Test
    void loadsNothingFromElsewhereAndHasNothingInline() {
        for (var page : List.of(client.get(path), post(path, "as=own"), answered())) {
            assertThat(page.body()).doesNotContain("<style", " style=", "javascript:", " onclick");
            assertThat(Pattern.compile("(?:src|href|action)=\"([^\"]*)\"")
                            .matcher(page.body())
                            .results())
                    .allSatisfy(match -> assertThat(match.group(1)).matches("/[a-z].*|#.*|data:,"));
        }
        assertThat(Pages.STYLE).doesNotContain("url(", "@import");
    }

    @Test
    void servesTheStyle() {
        var style = client.get("/sandbox/style.css");
        assertThat(style.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(style.body()).isEqualTo(Pages.STYLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1"})
    void refusesFormOfAnotherSite(String origin) {
        var answer = SandboxTestClient.send(client.request(path)
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("answer=cancel"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<h1>This form is not ours</h1>");
        assertThat(client.get(path).body()).contains("Your answer");
    }

    @Test
    void takesItsOwnForm() {
        var answer = SandboxTestClient.send(client.request(path)
                .header("Origin", sandbox.baseUrl())
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString("answer=cancel"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, answer=cancel, 415, 'Content-Type must be application/x-www-form-urlencoded, in UTF-8'",
        "application/x-www-form-urlencoded, answer=%zz, 400, 'the body must be form fields, but has a % that spells no byte'"
    })
    void refusesWhatNoFormSends(String type, String body, int status, String message) {
        var answer = SandboxTestClient.send(client.request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("message").textValue()).isEqualTo(message);
    }

    @Test
    void showsNothingPersonalAsText() {
        assertThat(Html.of("<p>%s</p>", "Andre")).hasToString("Html[12 characters]");
        assertThat(InviteForm.UNTOUCHED).hasToString("InviteForm[0 problems]");
    }

    private HttpResponse<String> answered() {
        String other = invitePath("A");
        post(other, "answer=cancel");
        return client.get(other);
    }

    private String invitePath(String name) {
        String person = "{\"name\": \"" + name + "\", \"email_address\": \"a@example.com\", \"attributes\": {}}";
        String url = client.invite(groupId, client.addPerson(groupId, person))
                .get("url")
                .textValue();
        return url.substring(sandbox.baseUrl().length());
    }

    private HttpResponse<String> post(String to, String form) {
        return SandboxTestClient.send(client.request(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }
}
