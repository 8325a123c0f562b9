package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_NAME;
import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.personPath;
import static io.github.idininvites.sandbox.SandboxTestClient.persons;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the sandbox against the contract as a third party's validator reads it. */
class SandboxContractTest {
    private static final OpenApiInteractionValidator CONTRACT = OpenApiInteractionValidator.createForSpecificationUrl(
                    "openapi.yaml")
            .build();

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsGroupByTheContract() {
        assertAnswer(Method.POST, GROUPS, client.post(GROUPS, "{\"name\": \"Company ABC\"}"), 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANDRE_REQUESTING_NAME, "{\"name\": \"A\", \"attributes\": {}}"})
    void addsPersonByTheContract(String body) {
        String path = persons(client.createGroup());
        assertAnswer(Method.POST, path, client.post(path, body), 201);
    }

    @Test
    void sendsInviteByTheContract() {
        String groupId = client.createGroup();
        String path = invites(groupId, client.addPerson(groupId));
        assertAnswer(Method.POST, path, client.post(path, "{\"email\": true}"), 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "success", "cancelled", "failure", "expired"})
    void tellsPersonByTheContract(String status) {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        switch (status) {
            case "success" -> sandbox.identify(personId);
            case "cancelled" -> sandbox.cancel(personId);
            case "failure" -> sandbox.fail(personId);
            case "expired" -> sandbox.expire(personId);
            default -> {}
        }
        String path = personPath(groupId, personId);
        assertAnswer(Method.GET, path, client.get(path), 200);
    }

    @Test
    void refusesByTheContract() {
        String unknown = persons("81f50a17-b556-48b2-a79b-6bc5315d9083");
        assertAnswer(Method.POST, GROUPS, client.post(GROUPS, "{"), 400);
        assertAnswer(
                Method.POST,
                GROUPS,
                SandboxTestClient.send(client.request(GROUPS).build()),
                401);
        assertAnswer(Method.POST, unknown, client.post(unknown, ANDRE_REQUESTING_NAME), 404);
        assertAnswer(Method.POST, GROUPS, client.post(GROUPS, "{}"), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"A\"}",
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": 1}",
                "{\"name\": null}",
                "{\"name\": \"A\", \"more\": 1}",
                "[]"
            })
    void acceptsTheSameGroupsAsTheContract(String body) {
        assertSameVerdict(GROUPS, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ANDRE_REQUESTING_NAME,
                "{\"name\": \"A\", \"attributes\": {}}",
                "{\"name\": \"A\", \"attributes\": {\"name\": \"true\", \"identity\": \"false\"}}",
                "{\"name\": \"A\", \"attributes\": {\"name\": \"yes\"}}",
                "{\"name\": \"A\", \"attributes\": {\"gender\": \"true\"}}",
                "{\"name\": \"A\", \"attributes\": {\"18y_or_older\": true, \"date_of_birth\": false}}",
                "{\"name\": \"A\", \"attributes\": {\"eighteen\": true}}",
                "{\"name\": \"A\", \"attributes\": {}, \"email_address\": null}",
                "{\"name\": \"A\", \"attributes\": {}, \"email_address\": \"andre\"}",
                "{\"name\": \"A\", \"attributes\": {}, \"email_address\": \"a@b.nl\"}",
                "{\"name\": \"A\", \"attributes\": {}, \"email_address\": 1}",
                "{\"name\": \"A\", \"attributes\": {}, \"phone\": \"1\"}",
                "{\"name\": \"A\"}",
                "{\"attributes\": {}}"
            })
    void acceptsTheSamePersonsAsTheContract(String body) {
        assertSameVerdict(persons(client.createGroup()), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"email\": true}", "{\"email\": false}", "{\"email\": \"true\"}", "{\"email\": null}", "{}"})
    void acceptsTheSameInvitesAsTheContract(String body) {
        String groupId = client.createGroup();
        assertSameVerdict(invites(groupId, client.addPerson(groupId)), body);
    }

    @Test
    void noticesAnAnswerThatBreaksTheContract() {
        var good = client.post(GROUPS, "{\"name\": \"Company ABC\"}");
        assertThat(validate(Method.POST, GROUPS, 201, good.body().replace("\"pending\"", "\"open\""))
                        .hasErrors())
                .isTrue();
        assertThat(validate(Method.POST, GROUPS, 201, good.body().replace("created_at", "created"))
                        .hasErrors())
                .isTrue();
        assertThat(validate(Method.POST, GROUPS, 201, good.body().replace("T00:00:00+00:00", ""))
                        .hasErrors())
                .isTrue();
    }

    private void assertSameVerdict(String path, String body) {
        var request = new SimpleRequest.Builder(Method.POST, path)
                .withContentType("application/json")
                .withAuthorization("Bearer " + client.token())
                .withBody(body)
                .build();
        boolean accepted = client.post(path, body).statusCode() == 201;
        var report = CONTRACT.validateRequest(request);
        assertThat(accepted).as(report.toString()).isEqualTo(!report.hasErrors());
    }

    private static void assertAnswer(Method method, String path, HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(validate(method, path, status, response.body()).getMessages())
                .isEmpty();
    }

    private static ValidationReport validate(Method method, String path, int status, String body) {
        var response = new SimpleResponse.Builder(status)
                .withContentType("application/json")
                .withBody(body)
                .build();
        return CONTRACT.validateResponse(path, method, response);
    }
}
