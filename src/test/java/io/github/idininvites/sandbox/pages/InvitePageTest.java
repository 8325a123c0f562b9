package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_ALL;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static io.github.idininvites.sandbox.SandboxTestClient.open;
import static io.github.idininvites.sandbox.SandboxTestClient.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitePageTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder()
            .clock(clock)
            .redirectUrl("https://shop.example/back?a=1&b=2")
            .start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);
    private final String groupId = client.createGroup();
    private final String personId = client.addPerson(groupId, ANDRE_REQUESTING_ALL);
    private final String url = client.invite(groupId, personId).get("url").textValue();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void saysWhoAsksWhomForWhatUntilWhen() {
        var page = open(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("<dt>Answer until</dt><dd><time datetime=");
        assertThat(page.body())
                .contains(
                        "<h1>Company ABC asks you to identify</h1>",
                        "<dd>Andre van Dijk</dd>",
                        "<li>your name</li>",
                        "<li>whether you are 18 or older</li>",
                        "<time datetime=\"2020-01-31T00:00:00+00:00\">31 January 2020, 01:00</time>");
    }

    @Test
    void listsOnlyWhatIsRequested() {
        String nameOnly = invite(SandboxTestClient.ANDRE_REQUESTING_NAME);
        assertThat(open(nameOnly).body()).contains("<li>your name</li>").doesNotContain("<li>your address</li>");
        String nothing = invite("{\"name\": \"A\", \"attributes\": {}}");
        assertThat(open(nothing).body()).contains("Nothing about you, but that you identified.");
    }

    @ParameterizedTest
    @EnumSource(ReadyPerson.class)
    void identifiesAsReadyPerson(ReadyPerson ready) {
        assertSeen(submit(url, "as=" + ready.key() + "&answer=identify"));
        var name = ready.citizen.name();
        assertThat(result().at("/name/last_name").textValue()).isEqualTo(name == null ? null : name.lastName());
        assertThat(result().at("/age/date_of_birth").textValue()).isEqualTo(ready.citizen.dateOfBirth());
        assertThat(result().at("/age/18y_or_older").booleanValue()).isEqualTo(ready != ReadyPerson.MINOR);
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, cancelled, You have cancelled",
        "fail, failure, The identification failed",
        "identify, success, You have identified"
    })
    void saysWhatWasAnsweredAndSendsThePersonOn(String button, String status, String title) {
        assertSeen(submit(url, "as=adult&answer=" + button));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo(status);
        var page = open(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>" + title + "</h1>", "answered on <time datetime=\"2020-01-01T00:00:00+00:00\">")
                .contains("<a class=\"main\" href=\"https://shop.example/back?a=1&amp;b=2\">Continue</a>");
    }

    @Test
    void closesTheWindowWhereThereIsNowhereToGo() {
        try (var other = IdinSandbox.builder().clock(clock).start()) {
            var there = new SandboxTestClient(other, clock);
            String group = there.createGroup();
            String link = there.invite(group, there.addPerson(group)).get("url").textValue();
            submit(link, "answer=cancel");
            assertThat(open(link).body()).contains("You can close this window.").doesNotContain("Continue");
        }
    }

    @Test
    void tellsTheRedirectUrlOfAPersonWhoIsAdded() {
        var added = json(client.post(SandboxTestClient.persons(groupId), SandboxTestClient.ANDRE_REQUESTING_NAME));
        assertThat(added.get("redirect_url").textValue()).isEqualTo("https://shop.example/back?a=1&b=2");
    }

    @Test
    void refusesRedirectUrlThatIsNotAbsoluteHttp() {
        var builder = IdinSandbox.builder();
        assertThatThrownBy(() -> builder.redirectUrl("javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("redirectUrl must be an absolute http or https URL, but has the scheme javascript");
    }

    @Test
    void answersOnceHoweverOftenTheFormIsSent() {
        try (var receiver = new HttpReceiver()) {
            sandbox.postWebhooksTo(receiver.url());
            assertSeen(submit(url, "as=adult&answer=identify"));
            var first = client.person(groupId, personId);
            clock.advance(Duration.ofHours(1));
            assertSeen(submit(url, "as=minor&answer=identify"));
            assertSeen(submit(url, "answer=cancel"));
            sandbox.awaitWebhooks(Duration.ofSeconds(30));
            assertThat(client.person(groupId, personId)).isEqualTo(first);
            assertThat(receiver.soFar())
                    .extracting(event -> event.get("event").textValue())
                    .containsExactly("person.updated", "group.updated");
        }
    }

    @Test
    void changesNothingByLooking() {
        var before = client.person(groupId, personId);
        open(url);
        open(url + "?answer=cancel&as=adult");
        assertThat(client.person(groupId, personId)).isEqualTo(before);
    }

    @Test
    void saysThatAnInviteHasExpired() {
        clock.advance(Duration.ofDays(30));
        var page = open(url);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("<h1>This invite has expired</h1>", "Ask Company ABC for another one.");
        assertSeen(submit(url, "as=adult&answer=identify"));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("expired");
    }

    @Test
    void letsAnEarlierLinkExpireWhileALaterOneIsOpen() {
        clock.advance(Duration.ofDays(20));
        String later = client.invite(groupId, personId).get("url").textValue();
        clock.advance(Duration.ofDays(10));
        assertSeen(submit(url, "as=adult&answer=identify"));
        assertThat(open(url).statusCode()).isEqualTo(410);
        assertThat(open(later).statusCode()).isEqualTo(200);
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
    }

    @Test
    void showsTheAnswerOnEveryLinkOfThePerson() {
        String later = client.invite(groupId, personId).get("url").textValue();
        submit(later, "answer=cancel");
        clock.advance(Duration.ofDays(40));
        assertThat(open(url).body()).contains("You have cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void doesNotKnowLinkThatWasNotGivenOut(String method) {
        var page = SandboxTestClient.send(client.request("/app/idin-invite/" + "a".repeat(100))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("answer=cancel"))
                .build());
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>There is no such invite</h1>");
    }

    private String invite(String person) {
        String id = client.addPerson(groupId, person);
        var answer = client.post(invites(groupId, id), "{\"email\": false}");
        return json(answer).get("url").textValue();
    }

    private JsonNode result() {
        return client.person(groupId, personId).get("result");
    }

    private void assertSeen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains(url.substring(sandbox.baseUrl().length()));
        assertThat(answer.body()).isEmpty();
    }
}
