package io.github.idininvites.sandbox.pages;

import static io.github.idininvites.sandbox.SandboxTestClient.GROUPS;
import static io.github.idininvites.sandbox.SandboxTestClient.invites;
import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator sees of groups, persons, mails and webhooks. */
class OperatorPageTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsAnEmptySandbox() {
        var page = client.get("/sandbox");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<code>" + sandbox.baseUrl() + "</code>", "<script src=\"/sandbox/live.js\" defer>")
                .contains("There is no webhook URL, so no event is posted.")
                .doesNotContain("<article");
    }

    @Test
    void showsGroupsAndPersonsWithTheirStatus() {
        String groupId = client.createGroup();
        assertThat(view()).contains("<h3>Company ABC</h3> <span class=\"badge wait\">pending</span>");
        String personId = client.addPerson(groupId);
        assertThat(view())
                .contains("<strong>Andre van Dijk</strong>", ">not invited<")
                .doesNotContain("Open invite");
        String url = client.invite(groupId, personId).get("url").textValue();
        assertThat(view()).contains(">invited<", "id=\"open-" + personId + "\" href=\"" + url + "\"");
        sandbox.cancel(personId);
        assertThat(view())
                .contains("<span class=\"badge bad\">cancelled</span>", "<span class=\"badge bad\">declined</span>")
                .doesNotContain("Open invite");
    }

    @Test
    void showsAPersonWithoutEmailAddress() {
        client.addPerson(client.createGroup(), "{\"name\": \"A\", \"attributes\": {}}");
        assertThat(view()).contains("no e-mail address");
    }

    @Test
    void foldsResultsIn() {
        String personId = client.addInvitedPerson(client.createGroup());
        sandbox.identify(personId);
        assertThat(view())
                .contains("<span class=\"badge good\">success</span>")
                .containsPattern(
                        "<details id=\"result-" + personId + "\">\n<summary [^>]*>Result<.*</summary>\n<pre>[^<]*"
                                + "&quot;last_name&quot; : &quot;Dijk&quot;");
    }

    @Test
    void showsTheMailsThatWouldHaveBeenSent() {
        String groupId = client.createGroup();
        String personId = client.addPerson(groupId);
        client.post(invites(groupId, personId), "{\"email\": false}");
        assertThat(view()).doesNotContain("id=\"mail-");
        var invite = client.invite(groupId, personId);
        assertThat(view())
                .contains("<article id=\"mail-" + invite.get("id").textValue() + "\"")
                .contains("<h3>Company ABC asks you to identify</h3>")
                .contains("to andre@example.com, <time datetime=\"2020-01-01T00:00:00+00:00\">1 Jan, 01:00:00</time>")
                .contains("Dear Andre van Dijk,", "Your bank will hand over: your name.")
                .contains("You can answer until 31 January 2020, 01:00, here:")
                .contains("href=\"" + invite.get("url").textValue() + "\"");
    }

    @Test
    void showsWebhooksWithTheirAttempts() throws InterruptedException {
        try (var receiver = new HttpReceiver(503)) {
            sandbox.postWebhooksTo(receiver.url());
            String personId = client.addInvitedPerson(client.createGroup());
            sandbox.expire(personId);
            receiver.next();
            receiver.next();
            receiver.nextWhile(() -> clock.advance(Duration.ofSeconds(1)));
            sandbox.awaitWebhooks(LONG);
            assertThat(view())
                    .contains("<h3>person.updated expired</h3> <span class=\"badge good\">delivered</span>")
                    .contains(
                            "person <code>" + personId + "</code>", ": it answered 503</li>", ": it answered 204</li>");
        }
    }

    @Test
    void showsAWebhookThatWaits() {
        sandbox.postWebhooksTo("http://127.0.0.1:1/hooks");
        sandbox.inject(Fault.WEBHOOK_LATE, 3_600);
        sandbox.cancel(client.addInvitedPerson(client.createGroup()));
        assertThat(view())
                .contains(">waiting<", "<time datetime=\"2020-01-01T01:00:00+00:00\">1 Jan, 02:00:00</time>: due");
    }

    @Test
    void postsAWebhookAgain() throws InterruptedException {
        try (var receiver = new HttpReceiver()) {
            sandbox.postWebhooksTo(receiver.url());
            sandbox.cancel(client.addInvitedPerson(client.createGroup()));
            String eventId = receiver.next().json().get("id").textValue();
            receiver.next();
            var answer = redeliver(eventId);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/sandbox");
            assertThat(receiver.next().json().get("id").textValue()).isEqualTo(eventId);
        }
    }

    @Test
    void doesNotKnowOtherWebhooks() {
        var answer = redeliver("81f50a17-b556-48b2-a79b-6bc5315d9083");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>There is no such event</h1>");
    }

    @Test
    void refusesFormOfAnotherSite() {
        var answer = SandboxTestClient.send(client.request("/sandbox/redeliver")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("event=1"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void showsTextOfOthersAsText() {
        String groupId = json(client.post(GROUPS, "{\"name\": \"<script>alert(1)</script>\"}"))
                .get("id")
                .textValue();
        client.addInvitedPerson(groupId, """
                {"name": "<script>alert(1)</script>", "email_address": "a'b@example.com", "attributes": {}}""");
        assertThat(view())
                .contains("<h3>&lt;script&gt;alert(1)&lt;/script&gt;</h3>", "a&#39;b@example.com")
                .contains("Your bank will hand over: nothing about you.")
                .doesNotContain("<script");
    }

    @Test
    void servesTheScript() {
        var script = client.get("/sandbox/live.js");
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(script.body()).contains("fetch(view.dataset.url)");
        assertThat(view()).contains("<div id=\"view\" data-url=\"/sandbox/pages/1/view\" data-list");
    }

    private String view() {
        return client.get("/sandbox/pages/1/view").body();
    }

    private HttpResponse<String> redeliver(String eventId) {
        return SandboxTestClient.send(client.request("/sandbox/redeliver")
                .header("Origin", sandbox.baseUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("event=" + eventId))
                .build());
    }
}
