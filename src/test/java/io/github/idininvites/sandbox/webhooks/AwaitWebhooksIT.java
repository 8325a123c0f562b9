package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.HttpReceiver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@code awaitWebhooks} waits for, and how it ends. */
class AwaitWebhooksIT extends WebhookTestSetup {
    @Test
    void saysHowManyEventsAreUndeliveredAndWhy() throws Exception {
        try (var receiver = new HttpReceiver(200, 500, 500, 500, 500, 500);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            for (int i = 0; i < 2; i++) receiver.next();
            receiver.nextWhile(this::aSecondPasses);
            assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("all events must be delivered within PT0.001S,"
                            + " but 1 of 2 events got a 2xx from the webhook URL; last failure: it answered 500");
        }
    }

    @Test
    void saysThatTheReceiverCannotBeReached() {
        var receiver = new HttpReceiver();
        receiver.close();
        try (var sandbox = start(receiver)) {
            identifyOne(sandbox);
            assertThatThrownBy(() -> sandbox.awaitWebhooks(Duration.ofSeconds(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0 of 2 events got a 2xx from the webhook URL; last failure: java.net.");
        }
    }

    @Test
    void refusesToAwaitWebhooksWithoutUrl() {
        try (var sandbox = IdinSandbox.start()) {
            assertThatThrownBy(() -> sandbox.awaitWebhooks(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the sandbox must have a webhook URL to await its events, but has none;"
                            + " start it with IdinSandbox.builder().webhookUrl(...)");
        }
    }

    @Test
    void endsHungDeliveryAndItsAwaiterWhenClosed() throws Exception {
        try (var receiver = new HttpReceiver(0)) {
            var sandbox = start(receiver);
            identifyOne(sandbox);
            receiver.next();
            var sender = threadNamed("idin-sandbox-webhooks");
            var awaiting = CompletableFuture.runAsync(() -> sandbox.awaitWebhooks(LONG));
            sandbox.close();
            assertThatThrownBy(() -> awaiting.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
            sender.join(20_000);
            assertThat(sender.isAlive()).isFalse();
        }
    }

    @Test
    void keepsTheInterruptOfAnAwaiter() throws Exception {
        try (var receiver = new HttpReceiver(0);
                var sandbox = start(receiver)) {
            identifyOne(sandbox);
            receiver.next();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sandbox.awaitWebhooks(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(" of 2 events got a 2xx")
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Thread threadNamed(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
