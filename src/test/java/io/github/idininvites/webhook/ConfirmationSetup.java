package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.RetryPolicy;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

/** A receiver that confirms each event, and the API that it asks. */
abstract class ConfirmationSetup {
    @AutoClose
    final Wire wire = new Wire();

    final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    final List<Confirmation> confirmations = new ArrayList<>();
    private final AtomicInteger eventIds = new AtomicInteger();
    private final WebhookReceiver receiver = WebhookReceiver.builder(
                    wire.client(builder -> builder.retryPolicy(RetryPolicy.none())))
            .otherwise(received -> confirmations.add(received.confirm()))
            .clock(clock)
            .build();

    WebhookReply receive(String type, @Nullable String status, @Nullable String createdAt) {
        return receiver.receive(event(type, status, createdAt));
    }

    byte[] event(String type, @Nullable String status, @Nullable String createdAt) {
        return ("{\"id\":\"e" + eventIds.incrementAndGet() + "\",\"event\":\"" + type + "\",\"group\":\""
                        + Docs.GROUP_ID
                        + "\",\"person\":\"" + Docs.PERSON_ID + "\",\"status\":" + quoted(status) + ",\"created\":"
                        + quoted(createdAt) + "}")
                .getBytes(UTF_8);
    }

    static String person(@Nullable String status) {
        return "{\"id\":\"" + Docs.PERSON_ID + "\",\"name\":\"Andre van Dijk\",\"status\":" + quoted(status)
                + ",\"result\":null,\"updated_at\":\"2020-01-01T00:00:00+00:00\"}";
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
