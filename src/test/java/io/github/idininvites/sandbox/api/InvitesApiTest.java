package io.github.idininvites.sandbox.api;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_NAME;
import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static io.github.idininvites.sandbox.SandboxTestClient.personPath;
import static io.github.idininvites.sandbox.SandboxTestClient.persons;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.support.ManualClock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitesApiTest {
    private static final String TIMES =
            "\"updated_at\":\"2020-01-01T00:00:00+00:00\",\"created_at\":\"2020-01-01T00:00:00+00:00\"}";
    private static final String NO_ONE = "81f50a17-b556-48b2-a79b-6bc5315d9083";

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsGroupInTheFormOfTheText() {
        var response = client.post(GROUPS, "{\"name\": \"Company ABC\"}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo("{\"id\":\"" + json(response).get("id").textValue() + "\",\"name\":\"Company ABC\","
                        + "\"status\":\"pending\",\"expires_at\":\"2020-01-31T00:00:00+00:00\"," + TIMES);
    }

    @Test
    void addsPersonInTheFormOfTheText() {
        var response = client.post(persons(client.createGroup()), ANDRE_REQUESTING_NAME);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo("{\"id\":\"" + json(response).get("id").textValue() + "\",\"name\":\"Andre van Dijk\","
                        + "\"email_address\":\"andre@example.com\",\"attributes\":{\"identity\":false,\"name\":true,"
                        + "\"address\":false,\"18y_or_older\":false,\"date_of_birth\":false,\"gender\":false,"
                        + "\"telephone_number\":false,\"email_address\":false},"
                        + "\"redirect_url\":null,\"status\":null,\"result\":null," + TIMES);
    }

    @Test
    void tellsPersonWhoHasNotAnsweredInTheFormOfTheText() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        var response = client.get(personPath(groupId, personId));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo("{\"id\":\"" + personId + "\",\"name\":\"Andre van Dijk\","
                        + "\"email_address\":\"andre@example.com\",\"status\":null,\"result\":null," + TIMES);
    }

    @Test
    void sendsInviteInTheFormOfTheText() {
        String groupId = client.createGroup();
        var response = client.post(invites(groupId, client.addPerson(groupId)), "{\"email\": true}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body())
                .isEqualTo("{\"id\":\"" + json(response).get("id").textValue() + "\",\"url\":\""
                        + json(response).get("url").textValue()
                        + "\",\"email\":true,\"expires_at\":\"2020-01-31T00:00:00+00:00\"," + TIMES);
    }

    @Test
    void makesInviteLinkWithoutEmail() {
        String groupId = client.createGroup();
        var response = client.post(invites(groupId, client.addPerson(groupId)), "{\"email\": false}");
        assertThat(json(response).get("email").booleanValue()).isFalse();
    }

    @Test
    void givesUuidsAsIds() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        String inviteId = client.invite(groupId, personId).get("id").textValue();
        assertThat(new String[] {groupId, personId, inviteId})
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
    }

    @Test
    void givesEachInviteItsOwnLongLinkUnderTheBaseUrl() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        String first = client.invite(groupId, personId).get("url").textValue();
        String second = client.invite(groupId, personId).get("url").textValue();
        assertThat(first).startsWith(sandbox.baseUrl() + "/app/idin-invite/").matches(".*/[A-Za-z0-9]{100}");
        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true", "\"false\"", "\"true\""})
    void echoesNameAndIdentityAsBooleans(String value) {
        String body = "{\"name\": \"A\", \"attributes\": {\"name\": " + value + ", \"identity\": " + value + "}}";
        var attributes = json(client.post(persons(client.createGroup()), body)).get("attributes");
        boolean requested = value.contains("true");
        assertThat(attributes.get("name")).isEqualTo(SandboxTestClient.parse(String.valueOf(requested)));
        assertThat(attributes.get("identity")).isEqualTo(SandboxTestClient.parse(String.valueOf(requested)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"email_address\": null"})
    void addsPersonWithoutEmailAddress(String email) {
        var response = client.post(persons(client.createGroup()), "{\"name\": \"A\", \"attributes\": {}" + email + "}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).get("email_address").isNull()).isTrue();
    }

    @Test
    void refusesToMailInviteToPersonWithoutEmailAddress() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId, "{\"name\": \"A\", \"attributes\": {}}");
        var response = client.post(invites(groupId, personId), "{\"email\": true}");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("message").textValue())
                .isEqualTo("email must be false for a person without email_address, but is true");
    }

    @Test
    void makesLinkForPersonWithoutEmailAddress() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId, "{\"name\": \"A\", \"attributes\": {}}");
        assertThat(client.post(invites(groupId, personId), "{\"email\": false}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesToInvitePersonWhoAnswered() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        sandbox.identify(personId);
        var response = client.post(invites(groupId, personId), "{\"email\": true}");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response).get("message").textValue())
                .isEqualTo("the person must not have answered yet, but has status success");
    }

    @Test
    void doesNotKnowPersonInAnotherGroup() {
        String personId = client.addPerson(client.createGroup());
        String otherGroup = client.createGroup();
        assertThat(client.get(personPath(otherGroup, personId)).statusCode()).isEqualTo(404);
        assertThat(client.post(invites(otherGroup, personId), "{\"email\": true}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void doesNotKnowIdsThatItDidNotGive() {
        String groupId = client.createGroup();
        assertThat(client.post(persons(NO_ONE), ANDRE_REQUESTING_NAME).statusCode())
                .isEqualTo(404);
        assertThat(client.get(personPath(groupId, NO_ONE)).statusCode()).isEqualTo(404);
        assertThat(client.get(personPath(NO_ONE, NO_ONE)).statusCode()).isEqualTo(404);
        assertThat(client.post(invites(groupId, NO_ONE), "{\"email\": true}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ανδρέας", "张伟", "عبد الله", "Zoë Çelik-Łukasz", "👩‍👩‍👧 e\u0301", "a\"\\\\b</script>\u0007"})
    void returnsNamesInAnyScriptUnchanged(String name) {
        String body = ApiJson.object().put("name", name).toString();
        assertThat(json(client.post(GROUPS, body)).get("name").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {}                              | name must be a string with text in it, but is missing
            {"name": null}                  | name must be a string with text in it, but is of type null
            {"name": ""}                    | name must be a string with text in it, but is another string
            {"name": " \\t\\u2003"}         | name must be a string with text in it, but is another string
            {"name": "\\ud83d"}             | name must be a string with text in it, but is another string
            {"name": 1}                     | name must be a string with text in it, but is of type number
            {"name": ["A"]}                 | name must be a string with text in it, but is of type array
            {"name": "A", "id": "1"}        | id is not a known field
            """)
    void refusesGroup(String body, String message) {
        assertUnprocessable(GROUPS, body, message);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "attributes": {}                                       | name must be a string with text in it, but is missing
            "name": true, "attributes": {}                         | name must be a string with text in it, but is of type boolean
            "name": " ", "attributes": {}                          | name must be a string with text in it, but is another string
            "name": "A"                                            | attributes must be an object, but is missing
            "name": "A", "attributes": null                        | attributes must be an object, but is of type null
            "name": "A", "attributes": ["name"]                    | attributes must be an object, but is of type array
            "name": "A", "attributes": {}, "phone": "1"            | phone is not a known field
            "name": "A", "attributes": {"iban": true}              | attributes.iban is not a known field
            "name": "A", "attributes": {"name": 1}                 | attributes.name must be true or false, but is of type number
            "name": "A", "attributes": {"name": null}              | attributes.name must be true or false, but is of type null
            "name": "A", "attributes": {"name": "TRUE"}            | attributes.name must be true or false, but is another string
            "name": "A", "attributes": {"address": "true"}         | attributes.address must be true or false, but is another string
            "name": "A", "attributes": {"18y_or_older": "false"}   | attributes.18y_or_older must be true or false, but is another string
            "name": "A", "attributes": {}, "email_address": 1      | email_address must be a string with text in it, but is of type number
            "name": "A", "attributes": {}, "email_address": ""     | email_address must be a string with text in it, but is another string
            "name": "A", "attributes": {}, "email_address": "a"    | email_address must be an e-mail address, but is another string
            "name": "A", "attributes": {}, "email_address": "a@"   | email_address must be an e-mail address, but is another string
            "name": "A", "attributes": {}, "email_address": "@a.b" | email_address must be an e-mail address, but is another string
            "name": "A", "attributes": {}, "email_address": "a@b@c.nl" | email_address must be an e-mail address, but is another string
            "name": "A", "attributes": {}, "email_address": "a b@c.nl" | email_address must be an e-mail address, but is another string
            "name": "A", "attributes": {}, "email_address": "[email protected]" | email_address must be an e-mail address, but is another string
            """)
    void refusesPerson(String fields, String message) {
        assertUnprocessable(persons(client.createGroup()), "{" + fields + "}", message);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {}                              | email must be true or false, but is missing
            {"email": "true"}               | email must be true or false, but is another string
            {"email": null}                 | email must be true or false, but is of type null
            {"email": 1}                    | email must be true or false, but is of type number
            {"email": true, "sms": true}    | sms is not a known field
            """)
    void refusesInvite(String body, String message) {
        String groupId = client.createGroup();
        assertUnprocessable(invites(groupId, client.addPerson(groupId)), body, message);
    }

    private void assertUnprocessable(String path, String body, String message) {
        var response = client.post(path, body);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response)).isEqualTo(ApiJson.object().put("message", message));
    }
}
