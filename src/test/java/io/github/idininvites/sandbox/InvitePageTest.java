package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
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
    private static final String ANDRE_REQUESTING_ALL = """
            {"name": "Andre van Dijk", "email_address": "andre@example.com", "attributes": {"identity": true, "name": true,
            "address": true, "18y_or_older": true, "date_of_birth": true, "gender": true, "telephone_number": true,
            "email_address": true}}""";

    private final SandboxTestClock clock = new SandboxTestClock("2020-01-01T00:00:00.750Z");
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
        var page = get(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
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
        assertThat(get(nameOnly).body()).contains("<li>your name</li>").doesNotContain("<li>your address</li>");
        String nothing = invite("{\"name\": \"A\", \"attributes\": {}}");
        assertThat(get(nothing).body()).contains("Nothing about you, but that you identified.");
    }

    @ParameterizedTest
    @EnumSource(ReadyPerson.class)
    void identifiesAsReadyPerson(ReadyPerson ready) {
        assertSeen(post(url, "as=" + ready.key() + "&answer=identify"));
        var name = ready.citizen.name();
        assertThat(result().at("/name/last_name").textValue()).isEqualTo(name == null ? null : name.lastName());
        assertThat(result().at("/age/date_of_birth").textValue()).isEqualTo(ready.citizen.dateOfBirth());
        assertThat(result().at("/age/18y_or_older").booleanValue()).isEqualTo(ready != ReadyPerson.MINOR);
    }

    @Test
    void identifiesWithWhatWasFilledIn() {
        assertSeen(post(
                url,
                "as=own&answer=identify&gender=female&initials=J&first_name=" + encode(" Zoë ")
                        + "&last_name_prefix=van+den&last_name=" + encode("O'Hara & <Berg>")
                        + "&date_of_birth=1980-02-00&street=Kade&house_number=2&house_number_suffix=c&postal_code=1000"
                        + "&city=Gent&country=BE&telephone_number=0032000000001&email_address=zoe%40example.com"
                        + "&issuer_id=RABONL2U&bin=RABONL2Uabc"));
        var result = (ObjectNode) result();
        result.remove("transaction_id");
        assertThat(result).isEqualTo(SandboxTestClient.parse("""
                        {"issuer_id": "RABONL2U", "status": "success", "bin": "RABONL2Uabc",
                        "name": {"gender": "female", "initials": "J", "first_name": "Zoë", "last_name": "O'Hara & <Berg>",
                        "last_name_prefix": "van den"}, "address": {"street": "Kade", "house_number": "2",
                        "house_number_suffix": "c", "postal_code": "1000", "city": "Gent", "country": "BE"},
                        "age": {"date_of_birth": "1980-02-00", "18y_or_older": true},
                        "telephone_number": "0032000000001", "email_address": "zoe@example.com"}"""));
    }

    @Test
    void takesWhatIsLeftEmptyAsUnknownToTheBank() {
        assertSeen(post(url, "as=own&answer=identify&issuer_id=RABONL2U&last_name=Berg&city=+"));
        assertThat(result().get("name").toString()).isEqualTo("{\"last_name\":\"Berg\"}");
        assertThat(result().has("address")).isFalse();
        assertThat(result().has("age")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, cancelled, You have cancelled",
        "fail, failure, The identification failed",
        "identify, success, You have identified"
    })
    void saysWhatWasAnsweredAndSendsThePersonOn(String button, String status, String title) {
        assertSeen(post(url, "as=adult&answer=" + button));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo(status);
        var page = get(url);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>" + title + "</h1>", "answered on <time datetime=\"2020-01-01T00:00:00+00:00\">")
                .contains("<a class=\"main\" href=\"https://shop.example/back?a=1&amp;b=2\">Continue</a>");
    }

    @Test
    void cancelsWhateverStandsInTheForm() {
        assertSeen(post(url, "as=own&date_of_birth=never&answer=cancel"));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void closesTheWindowWhereThereIsNowhereToGo() {
        try (var other = IdinSandbox.builder().clock(clock).start()) {
            var there = new SandboxTestClient(other, clock);
            String group = there.createGroup();
            String link = there.invite(group, there.addPerson(group)).get("url").textValue();
            post(link, "answer=cancel");
            assertThat(get(link).body()).contains("You can close this window.").doesNotContain("Continue");
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
                .hasMessage("redirectUrl must be an absolute http or https URL, but is javascript:alert(1)");
    }

    @Test
    void answersOnceHoweverOftenTheFormIsSent() {
        try (var receiver = new SandboxTestReceiver()) {
            sandbox.postWebhooksTo(receiver.url());
            assertSeen(post(url, "as=adult&answer=identify"));
            var first = client.person(groupId, personId);
            clock.advance(Duration.ofHours(1));
            assertSeen(post(url, "as=minor&answer=identify"));
            assertSeen(post(url, "answer=cancel"));
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
        get(url);
        get(url + "?answer=cancel&as=adult");
        assertThat(client.person(groupId, personId)).isEqualTo(before);
    }

    @Test
    void saysThatAnInviteHasExpired() {
        clock.advance(Duration.ofDays(30));
        var page = get(url);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("<h1>This invite has expired</h1>", "Ask Company ABC for another one.");
        assertSeen(post(url, "as=adult&answer=identify"));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("expired");
    }

    @Test
    void letsAnEarlierLinkExpireWhileALaterOneIsOpen() {
        clock.advance(Duration.ofDays(20));
        String later = client.invite(groupId, personId).get("url").textValue();
        clock.advance(Duration.ofDays(10));
        assertSeen(post(url, "as=adult&answer=identify"));
        assertThat(get(url).statusCode()).isEqualTo(410);
        assertThat(get(later).statusCode()).isEqualTo(200);
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
    }

    @Test
    void showsTheAnswerOnEveryLinkOfThePerson() {
        String later = client.invite(groupId, personId).get("url").textValue();
        post(later, "answer=cancel");
        clock.advance(Duration.ofDays(40));
        assertThat(get(url).body()).contains("You have cancelled");
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

    @ParameterizedTest
    @CsvSource({
        "date_of_birth, 1974-02-30, 'Enter a date that the calendar has, such as 1974-01-31, 1974-01-00 or 1974-00-00.'",
        "date_of_birth, 31-01-1974, 'Enter a date that the calendar has, such as 1974-01-31, 1974-01-00 or 1974-00-00.'",
        "date_of_birth, 2020-01-02, Enter a date that is not in the future.",
        "date_of_birth, 2021-00-00, Enter a date that is not in the future.",
        "country, nl, 'Enter the two capital letters of the country, such as NL.'",
        "email_address, andre, 'Enter an e-mail address, such as name@example.com.'",
        "gender, x, Choose one of the list.",
        "issuer_id, '', 'Enter the BIC of a bank, such as ABNANL2A.'"
    })
    void namesTheProblemNextToItsFieldAndKeepsWhatWasTyped(String field, String value, String problem) {
        String body = "as=own&answer=identify&street=" + encode("Rue \"d'Or\"") + "&issuer_id="
                + (field.equals("issuer_id") ? "" : "INGBNL2A") + "&" + field + "=" + encode(value);
        var page = post(url, body);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("<title>Error: Company ABC asks you to identify</title>")
                .contains("<p class=\"error\" id=\"" + field + "-error\">" + problem + "</p>")
                .contains("<a href=\"#" + field + "\">")
                .containsPattern("id=\"" + field + "\" name=\"" + field + "\" aria-describedby=\"[^\"]*" + field
                        + "-error\" aria-invalid=\"true\" autofocus")
                .contains("value=\"Rue &quot;d&#39;Or&quot;\"")
                .contains("value=\"own\" id=\"as-own\" aria-describedby=\"as-own-who\" checked");
        if (!field.equals("gender")) assertThat(page.body()).contains("value=\"" + value + "\"");
        assertThat(client.person(groupId, personId).get("status").isNull()).isTrue();
    }

    @Test
    void takesAYearThatHasBegunAsDateOfBirth() {
        assertSeen(post(url, "as=own&answer=identify&issuer_id=INGBNL2A&date_of_birth=2020-00-00"));
        assertThat(result().at("/age/18y_or_older").booleanValue()).isFalse();
    }

    @Test
    void setsTheFocusOnTheFirstProblemOnly() {
        var page = post(url, "as=own&answer=identify&date_of_birth=x&country=x");
        assertThat(page.body()).containsOnlyOnce(" autofocus").containsPattern("id=\"date_of_birth\"[^>]* autofocus");
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

    private static HttpResponse<String> get(String url) {
        return SandboxTestClient.send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static HttpResponse<String> post(String url, String form) {
        return SandboxTestClient.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
