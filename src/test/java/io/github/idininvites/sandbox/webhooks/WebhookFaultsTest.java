package io.github.idininvites.sandbox.webhooks;

import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookFaultsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final HttpReceiver receiver = new HttpReceiver();
    private final IdinSandbox sandbox =
            IdinSandbox.builder().clock(clock).webhookUrl(receiver.url()).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void tellsEventTwice() throws Exception {
        sandbox.inject(Fault.WEBHOOK_DUPLICATED);
        identifyOne();
        sandbox.awaitWebhooks(LONG);
        assertThat(receiver.soFar()).hasSize(3);
        String person = receiver.next().body();
        assertThat(receiver.soFar()).extracting(Object::toString).containsOnlyOnce(person);
    }

    @Test
    void tellsEventLateByTheClock() throws Exception {
        sandbox.inject(Fault.WEBHOOK_LATE, 3_600);
        identifyOne();
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
        assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ZERO))
                .hasMessageContaining("the next attempt is due at 2020-01-01T01:00:00.750Z");
        clock.advance(Duration.ofHours(1));
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("person.updated");
    }

    @Test
    void tellsEventAfterALaterOne() throws Exception {
        sandbox.inject(Fault.WEBHOOK_OUT_OF_ORDER);
        identifyOne();
        sandbox.awaitWebhooks(LONG);
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("person.updated");
    }

    @Test
    void saysThatAnEventIsHeld() {
        client.addInvitedPerson(client.createGroup());
        sandbox.inject(Fault.WEBHOOK_OUT_OF_ORDER);
        sandbox.inject(Fault.WEBHOOK_OUT_OF_ORDER);
        identifyOne();
        assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ZERO))
                .hasMessageEndingWith("last failure: none yet; 2 held until a later event is delivered");
    }

    @Test
    void tellsEventThatIsHeldWhenAskedTo() throws Exception {
        sandbox.inject(Fault.WEBHOOK_OUT_OF_ORDER);
        sandbox.inject(Fault.WEBHOOK_OUT_OF_ORDER);
        identifyOne();
        sandbox.redeliverWebhook(
                shown("<h3>group.updated.*?<button id=\"redeliver-([^\"]+)\"").get(0));
        sandbox.awaitWebhooks(LONG);
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("person.updated");
    }

    @Test
    void tellsEventOfUnknownTypeBeforeTheNext() throws Exception {
        sandbox.inject(Fault.WEBHOOK_UNKNOWN_TYPE);
        String personId = identifyOne();
        sandbox.awaitWebhooks(LONG);
        var unknown = receiver.next().json();
        var person = receiver.next().json();
        assertThat(unknown.get("event").textValue()).isEqualTo("sandbox.unknown");
        assertThat(unknown.get("person").textValue()).isEqualTo(personId);
        assertThat(person.get("event").textValue()).isEqualTo("person.updated");
        assertThat(unknown.get("id")).isNotEqualTo(person.get("id"));
        assertThat(receiver.soFar()).hasSize(1);
    }

    @Test
    void tellsBrokenJsonAndThenTheEvent() throws Exception {
        sandbox.inject(Fault.WEBHOOK_MALFORMED);
        identifyOne();
        String broken = receiver.next().body();
        assertThatThrownBy(() -> new ObjectMapper().readTree(broken)).isInstanceOf(JsonProcessingException.class);
        assertThat(receiver.next().json().get("event").textValue()).isEqualTo("group.updated");
        var whole = receiver.nextWhile(() -> clock.advance(Duration.ofMillis(200)));
        assertThat(whole.body()).startsWith(broken);
        assertThat(whole.json().get("event").textValue()).isEqualTo("person.updated");
        sandbox.awaitWebhooks(LONG);
        assertThat(shown("</time>: (it [^<]*)</li>"))
                .containsExactly("it answered 204", "it answered 204, to broken JSON", "it answered 204");
    }

    @Test
    void meetsEventsThatAreToldOnly() {
        sandbox.inject(Fault.WEBHOOK_DUPLICATED);
        try (var silent = IdinSandbox.builder().clock(clock).start()) {
            var other = new SandboxTestClient(silent, clock);
            silent.inject(Fault.WEBHOOK_DUPLICATED);
            silent.identify(other.addInvitedPerson(other.createGroup()));
            assertThat(json(other.get("/sandbox/faults")).get("faults")).hasSize(1);
        }
    }

    @Test
    void tellsInTimeWhileTheClockIsOff() {
        String personId = client.addInvitedPerson(client.createGroup());
        sandbox.inject(Fault.CLOCK_OFF, -3_600);
        sandbox.identify(personId);
        sandbox.awaitWebhooks(LONG);
        assertThat(receiver.soFar()).hasSize(2);
    }

    /** What the operator's page shows, the newest event first. */
    private List<String> shown(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(client.get("/sandbox/pages/1/view").body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String identifyOne() {
        String personId = client.addInvitedPerson(client.createGroup());
        sandbox.identify(personId);
        return personId;
    }
}
