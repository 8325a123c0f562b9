package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_ALL;
import static io.github.idininvites.sandbox.SandboxTestClient.submit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InviteFormTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);
    private final String groupId = client.createGroup();
    private final String personId = client.addPerson(groupId, ANDRE_REQUESTING_ALL);
    private final String url = client.invite(groupId, personId).get("url").textValue();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void identifiesWithWhatWasFilledIn() {
        assertSeen(submit(
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
        assertSeen(submit(url, "as=own&answer=identify&issuer_id=RABONL2U&last_name=Berg&city=+"));
        assertThat(result().get("name").toString()).isEqualTo("{\"last_name\":\"Berg\"}");
        assertThat(result().has("address")).isFalse();
        assertThat(result().has("age")).isFalse();
    }

    @Test
    void cancelsWhateverStandsInTheForm() {
        assertSeen(submit(url, "as=own&date_of_birth=never&answer=cancel"));
        assertThat(client.person(groupId, personId).get("status").textValue()).isEqualTo("cancelled");
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
        var page = submit(url, body);
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
        assertSeen(submit(url, "as=own&answer=identify&issuer_id=INGBNL2A&date_of_birth=2020-00-00"));
        assertThat(result().at("/age/18y_or_older").booleanValue()).isFalse();
    }

    @Test
    void setsTheFocusOnTheFirstProblemOnly() {
        var page = submit(url, "as=own&answer=identify&date_of_birth=x&country=x");
        assertThat(page.body()).containsOnlyOnce(" autofocus").containsPattern("id=\"date_of_birth\"[^>]* autofocus");
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

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
