package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static io.github.idininvites.sandbox.SandboxTestClient.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String FAULTS = "/sandbox/faults";

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void refusesMoreThanTenThousandFaultsThatWait() {
        for (int i = 0; i < 10; i++) post(FAULTS, "{\"fault\": \"refused\", \"times\": 1000}");
        var response = post(FAULTS, "{\"fault\": \"webhook_malformed\"}");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(json(response).get("message").textValue())
                .isEqualTo("at most 10000 faults can wait to happen, and as many do; clear the faults first");
    }

    @Test
    void injectsListsAndClearsFaults() {
        assertNoContent(post(FAULTS, "{\"fault\": \"slow\", \"number\": 3}"));
        assertNoContent(post(FAULTS, "{\"fault\": \"webhook_duplicated\"}"));
        assertNoContent(post(FAULTS, "{\"fault\": \"refused\", \"times\": 2}"));
        assertNoContent(post(FAULTS, "{\"fault\": \"clock_off\", \"number\": -5}"));
        assertThat(json(get(FAULTS))).isEqualTo(parse("""
                {"faults": [{"fault": "slow", "number": 3}, {"fault": "refused"}, {"fault": "refused"},
                            {"fault": "webhook_duplicated"}],
                 "clock_off": -5}"""));
        assertNoContent(send("DELETE", FAULTS, ""));
        assertThat(json(get(FAULTS))).isEqualTo(parse("{\"faults\": [], \"clock_off\": 0}"));
    }

    @Test
    void letsTheNextRequestMeetTheFault() {
        assertNoContent(post(FAULTS, "{\"fault\": \"server_error\", \"number\": 502}"));
        assertThat(client.post(GROUPS, "{\"name\": \"A\"}").statusCode()).isEqualTo(502);
        assertThat(client.post(GROUPS, "{\"name\": \"A\"}").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                 | fault must be a string with text in it, but is missing
            {"fault":"fire"}                   | fault must be one of landed_without_answer, refused, slow
            {"fault":"slow"}                   | there must be a number for SLOW, but there is none
            {"fault":"slow","number":-1}       | the number for SLOW must be between 0 and 3600, but is -1
            {"fault":"slow","number":"3"}      | number must be a whole number, but is another string
            {"fault":"slow","number":1.5}      | number must be a whole number, but is of type number
            {"fault":"slow","number":5e9}      | number must be a whole number, but is of type number
            {"fault":"refused","number":1}     | there must be no number for REFUSED, but there is 1
            {"fault":"refused","times":0}      | times must be between 1 and 1000, but is 0
            {"fault":"refused","times":1001}   | times must be between 1 and 1000, but is 1001
            {"fault":"refused","seconds":1}    | seconds is not a known field
            """)
    void refusesFaultThatIsNone(String body, String message) {
        assertRefused(post(FAULTS, body), 422, message);
        assertThat(sandbox.assembly().faults().queued()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"identify, success", "cancel, cancelled", "fail, failure", "expire, expired"})
    void answersAsThePerson(String verb, String status) {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        String path = "/sandbox/persons/" + personId + "/" + verb;
        assertNoContent(post(path, ""));
        var person = client.person(groupId, personId);
        assertThat(person.get("status").textValue()).isEqualTo(status);
        assertThat(person.path("result").path("name").path("first_name").textValue())
                .isEqualTo(verb.equals("identify") ? "Andre" : null);
        assertRefused(post(path, ""), 409, "person " + personId + " must not have answered yet, but has status ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identify", "cancel", "fail", "expire"})
    void findsNoPersonWhoIsUnknown(String verb) {
        assertRefused(
                post("/sandbox/persons/nobody/" + verb, ""),
                404,
                "personId must be the id of a person in this sandbox");
    }

    @Test
    void identifiesAsTheCitizenThatIsSent() {
        String groupId = client.createGroup();
        String personId = client.addPersonRequesting(
                groupId, "identity", "name", "gender", "address", "date_of_birth", "telephone_number", "email_address");
        assertNoContent(post("/sandbox/persons/" + personId + "/identify", """
                {"issuer_id": "INGBNL2A", "bin": "b", "date_of_birth": "2001-02-00", "telephone_number": "1",
                 "email_address": "j@example.com",
                 "name": {"gender": "female", "initials": "J", "first_name": "Jo", "last_name": "Ruiz",
                          "last_name_prefix": "de"},
                 "address": {"street": "s", "house_number": "2", "house_number_suffix": "c", "postal_code": "p",
                             "city": "Gent", "country": "BE"}}"""));
        var result = client.person(groupId, personId).get("result");
        assertThat(result.get("issuer_id").textValue()).isEqualTo("INGBNL2A");
        assertThat(result.get("name")).isEqualTo(parse("""
                {"gender": "female", "initials": "J", "first_name": "Jo", "last_name": "Ruiz",
                 "last_name_prefix": "de"}"""));
        assertThat(result.get("address")).isEqualTo(parse("""
                {"street": "s", "house_number": "2", "house_number_suffix": "c", "postal_code": "p", "city": "Gent",
                 "country": "BE"}"""));
        assertThat(result.get("age")).isEqualTo(parse("{\"date_of_birth\": \"2001-02-00\"}"));
        assertThat(result.get("bin").textValue()).isEqualTo("b");
        assertThat(result.get("telephone_number").textValue()).isEqualTo("1");
        assertThat(result.get("email_address").textValue()).isEqualTo("j@example.com");
    }

    @Test
    void identifiesAsACitizenOfWhomTheBankKnowsNothing() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        assertNoContent(post("/sandbox/persons/" + personId + "/identify", "{\"issuer_id\": \"INGBNL2A\"}"));
        assertThat(client.person(groupId, personId).get("result").has("name")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                             | issuer_id must be a string with text in it, but is missing
            {"issuer_id":"I","age":18}                     | age is not a known field
            {"issuer_id":"I","name":"Jo"}                  | name must be an object, but is another string
            {"issuer_id":"I","name":{"nick":"Jo"}}         | name.nick is not a known field
            {"issuer_id":"I","address":{"city":1}}         | address.city must be a string with text in it, but is of
            {"issuer_id":"I","date_of_birth":"2001-02-30"} | date_of_birth must be a date like 1974-01-31, 1974-01-00 or
            """)
    void refusesCitizenThatIsNone(String citizen, String message) {
        String personId = client.addInvitedPerson(client.createGroup());
        assertRefused(post("/sandbox/persons/" + personId + "/identify", citizen), 422, message);
    }

    @Test
    void setsWebhookUrlAndTellsAgain() throws Exception {
        try (var receiver = new HttpReceiver()) {
            assertNoContent(post("/sandbox/webhook-url", "{\"url\": \"" + receiver.url() + "\"}"));
            sandbox.identify(client.addInvitedPerson(client.createGroup()));
            var person = receiver.next();
            receiver.next();
            sandbox.awaitWebhooks(LONG);
            String eventId = person.json().get("id").textValue();
            assertNoContent(post("/sandbox/webhooks/" + eventId + "/redeliver", ""));
            assertThat(receiver.next().body()).isEqualTo(person.body());
        }
    }

    @Test
    void refusesWebhookUrlThatIsNone() {
        assertRefused(
                post("/sandbox/webhook-url", "{\"url\": \"ftp://a\"}"),
                422,
                "url must be an absolute http or https URL, but is another string");
    }

    @Test
    void findsNoEventThatIsUnknown() {
        assertRefused(post("/sandbox/webhooks/nothing/redeliver", ""), 404, "eventId must be the id of one of");
    }

    @Test
    void refusesBodyThatIsNoJson() {
        assertRefused(post(FAULTS, "fault=slow"), 400, "the body must be a JSON object in UTF-8, but is not JSON");
    }

    @Test
    void allowsSeveralMethodsOfOnePath() {
        var response = send("PUT", FAULTS, "{}");
        assertRefused(response, 405, "the method must be GET or POST or DELETE, but is PUT");
        assertThat(response.headers().allValues("Allow")).containsExactly("GET, POST, DELETE");
    }

    private static void assertNoContent(HttpResponse<String> response) {
        assertThat(response.body()).isEmpty();
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String message) {
        assertThat(json(response).get("message").textValue()).startsWith(message);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private HttpResponse<String> get(String path) {
        return SandboxTestClient.send(client.request(path).build());
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return SandboxTestClient.send(client.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
