package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.HttpReceiver;
import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;

/** A clock that the test moves, and what it needs to read events. */
abstract class WebhookTestSetup {
    static final Duration LONG = Duration.ofSeconds(30);

    final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");

    IdinSandbox start(HttpReceiver receiver) {
        return IdinSandbox.builder().webhookUrl(receiver.url()).clock(clock).start();
    }

    void identifyOne(IdinSandbox sandbox) {
        var client = new SandboxTestClient(sandbox, clock);
        sandbox.identify(client.addInvitedPerson(client.createGroup()));
    }

    void aSecondPasses() {
        clock.advance(Duration.ofSeconds(1));
    }

    static List<Tuple> events(IdinSandbox sandbox, HttpReceiver receiver) {
        sandbox.awaitWebhooks(LONG);
        return receiver.soFar().stream()
                .map(event -> tuple(text(event, "event"), text(event, "status")))
                .toList();
    }

    private static String text(JsonNode json, String name) {
        return json.get(name).textValue();
    }
}
