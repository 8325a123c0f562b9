package io.github.idininvites.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.support.Docs;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookReceiver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReactiveWebhookControllerTest {
    private static final String EVENT = "{\"id\": \"e1\", \"event\": \"group.updated\", \"group\": \"g1\","
            + " \"status\": \"completed\", \"created\": \"2020-01-01T00:00:00+00:00\"}";

    /** Its handler may be reading data that the API hands out only once. */
    @Test
    void interruptsNoHandlerWhenTheSenderHangsUp() throws Exception {
        var began = new CountDownLatch(1);
        var hungUp = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        var token = PathToken.create();
        try (var client = IdinInvitesClient.create(Docs.CREDENTIALS)) {
            var receiver = WebhookReceiver.builder(client)
                    .pathToken(token)
                    .on(GroupUpdated.class, received -> {
                        began.countDown();
                        try {
                            hungUp.await();
                            interrupted.complete(Thread.currentThread().isInterrupted());
                        } catch (InterruptedException e) {
                            interrupted.complete(true);
                        }
                    })
                    .ignoreOthers()
                    .build();
            var controller = new ReactiveWebhookController(new WebhookEndpoint(receiver, token, event -> {}));
            var connection =
                    controller.receive(token.text(), EVENT.getBytes(UTF_8)).subscribe();
            began.await();
            connection.dispose(); // as Netty does when the connection closes
            hungUp.countDown();
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }
}
