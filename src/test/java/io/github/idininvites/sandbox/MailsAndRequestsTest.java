package io.github.idininvites.sandbox;

import static io.github.idininvites.sandbox.SandboxTestClient.ANDRE_REQUESTING_NAME;
import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static io.github.idininvites.sandbox.SandboxTestClient.open;
import static io.github.idininvites.sandbox.SandboxTestClient.parse;
import static io.github.idininvites.sandbox.SandboxTestClient.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.ManualClock;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailsAndRequestsTest {
    private static final Instant NEW_YEAR = Instant.parse("2020-01-01T00:00:00Z");
    private static final String COMPANY = "{\"name\": \"Company ABC\"}";

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsEachMailThatTheApiWouldHaveSent() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        client.post(invites(groupId, personId), "{\"email\": false}");
        assertThat(sandbox.mails()).isEmpty();
        var first = client.invite(groupId, personId);
        clock.advance(Duration.ofMinutes(1));
        var second = client.invite(groupId, personId);
        assertThat(sandbox.mails())
                .containsExactly(
                        new SandboxMail(
                                "andre@example.com",
                                "Andre van Dijk",
                                groupId,
                                personId,
                                first.get("id").textValue(),
                                first.get("url").textValue(),
                                NEW_YEAR),
                        new SandboxMail(
                                "andre@example.com",
                                "Andre van Dijk",
                                groupId,
                                personId,
                                second.get("id").textValue(),
                                second.get("url").textValue(),
                                NEW_YEAR.plusSeconds(60)));
        assertThat(json(open(sandbox.baseUrl() + "/sandbox/mails")).at("/mails/1"))
                .isEqualTo(parse("""
                        {"email_address": "andre@example.com", "name": "Andre van Dijk", "group": "%s", "person": "%s",
                         "invite": "%s", "url": "%s", "sent_at": "2020-01-01T00:01:00+00:00"}""".formatted(
                                groupId,
                                personId,
                                second.get("id").textValue(),
                                second.get("url").textValue())));
    }

    @Test
    void showsNothingPersonalOfAMailAsText() {
        String groupId = client.createGroup();
        String personId = client.addInvitedPerson(groupId);
        var mail = sandbox.mails().get(0);
        assertThat(mail).hasToString("SandboxMail[personId=%s, inviteId=%s]".formatted(personId, mail.inviteId()));
    }

    @Test
    void keepsEachRequestWithItsStatus() {
        String groupId = client.createGroup();
        client.post(persons(groupId), "{}");
        client.get("/idin-invites/v2/nothing");
        assertThat(sandbox.requests())
                .containsExactly(
                        request("POST", GROUPS, COMPANY, 201),
                        request("POST", persons(groupId), "{}", 422),
                        request("GET", "/idin-invites/v2/nothing", "", 404));
        assertThat(json(open(sandbox.baseUrl() + "/sandbox/requests")))
                .isEqualTo(parse("""
                {"requests": [
                  {"method": "POST", "path": "/idin-invites/v1/groups", "body": "{\\"name\\": \\"Company ABC\\"}",
                   "status": 201, "received_at": "2020-01-01T00:00:00+00:00"},
                  {"method": "POST", "path": "%s", "body": "{}",
                   "status": 422, "received_at": "2020-01-01T00:00:00+00:00"},
                  {"method": "GET", "path": "/idin-invites/v2/nothing", "body": "",
                   "status": 404, "received_at": "2020-01-01T00:00:00+00:00"}]}""".formatted(persons(groupId))));
    }

    @Test
    void keepsRequestsThatMetAFault() {
        sandbox.inject(Fault.REFUSED);
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        sandbox.inject(Fault.TRUNCATED);
        sandbox.inject(Fault.SERVER_ERROR, 503);
        for (int i = 0; i < 3; i++) assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);
        assertThat(post().statusCode()).isEqualTo(503);
        assertThat(sandbox.requests()).extracting(SandboxRequest::status).containsExactly(null, null, 201, 503);
        assertThat(json(open(sandbox.baseUrl() + "/sandbox/requests"))
                        .at("/requests/0/status")
                        .isNull())
                .isTrue();
    }

    @Test
    void keepsNoRequestToAPage() {
        String groupId = client.createGroup();
        String url =
                client.invite(groupId, client.addPerson(groupId)).get("url").textValue();
        int before = sandbox.requests().size();
        open(url);
        open(sandbox.baseUrl() + "/sandbox");
        assertThat(sandbox.requests()).hasSize(before);
    }

    @Test
    void showsNoBodyOfARequestAsText() {
        client.post(persons(client.createGroup()), ANDRE_REQUESTING_NAME);
        assertThat(sandbox.requests().get(1).toString())
                .matches("SandboxRequest\\[POST /idin-invites/v1/groups/[^/]+/persons, status=201]");
    }

    @Test
    void givesWhatItHasKeptOnceItIsClosed() {
        client.addInvitedPerson(client.createGroup());
        sandbox.close();
        assertThat(sandbox.mails()).hasSize(1);
        assertThat(sandbox.requests()).hasSize(3);
    }

    @Test
    void givesSnapshots() {
        var requests = sandbox.requests();
        var mails = sandbox.mails();
        client.addInvitedPerson(client.createGroup());
        assertThat(requests).isEmpty();
        assertThat(mails).isEmpty();
    }

    @Test
    void dropsTheOldestRequestsWhoseBodiesAreLong() {
        String body = "x".repeat(1024 * 1024);
        for (int i = 0; i < 17; i++) client.post("/idin-invites/" + i, body);
        assertThat(sandbox.requests())
                .hasSize(16)
                .first()
                .extracting(SandboxRequest::path)
                .isEqualTo("/idin-invites/1");
    }

    private HttpResponse<String> post() {
        return client.post(GROUPS, COMPANY);
    }

    private static SandboxRequest request(String method, String path, String body, int status) {
        return new SandboxRequest(method, path, body, status, Instant.parse("2020-01-01T00:00:00.750Z"));
    }
}
