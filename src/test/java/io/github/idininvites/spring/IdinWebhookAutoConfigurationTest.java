package io.github.idininvites.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.webhook.ReceivedEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookHandler;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;

/** Which receiver and endpoint an application gets, and what they do with events. */
final class IdinWebhookAutoConfigurationTest extends WebhookApplication {
    @Test
    void hasNeitherReceiverNorEndpointUnlessTheApplicationAsksForThem() {
        withToken.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(WebhookReceiver.class)
                .doesNotHaveBean(WebhookEndpoint.class));
    }

    @Test
    void givesEachHandlerItsEventsAndPublishesTheReplies() {
        var replies = new CopyOnWriteArrayList<WebhookReply>();
        Handlers.HANDLED.clear();
        withStore
                .withUserConfiguration(Handlers.class)
                .withInitializer(context ->
                        context.addApplicationListener(ApplicationListener.<WebhookReply>forPayload(replies::add)))
                .run(context -> {
                    assertThat(context).hasSingleBean(WebhookReceiver.class);
                    assertThat(post(context, TOKEN, EVENT.formatted("new"))).isEqualTo(503);
                    assertThat(post(context, TOKEN, EVENT.formatted("group.updated")))
                            .isEqualTo(204);
                    assertThat(post(context, TOKEN, EVENT.formatted("group.deleted")))
                            .isEqualTo(204);
                    assertThat(post(context, TOKEN, "no event")).isEqualTo(400);
                    assertThat(post(context, "guessed", EVENT.formatted("new"))).isEqualTo(404);
                });
        assertThat(replies).extracting(WebhookReply::status).containsExactly(503, 204, 204, 400);
        assertThat(Handlers.HANDLED).containsExactly("updated", "deleted");
    }

    /** Else a server logs the path with the token, or, on WebFlux, answers nothing to an Error. */
    @Test
    void answers503WhenUsersCodeThrowsWhatTheReceiverDoesNotCatch() {
        withStore
                .withInitializer(context ->
                        context.addApplicationListener(ApplicationListener.<WebhookReply>forPayload(reply -> {
                            throw new IllegalStateException("andre@example.com");
                        })))
                .run(context ->
                        assertThat(post(context, TOKEN, EVENT.formatted("new"))).isEqualTo(503));
        withStore
                .withBean("broken", BrokenHandler.class, BrokenHandler::new)
                .run(context -> assertThat(post(context, TOKEN, EVENT.formatted("group.updated")))
                        .isEqualTo(503));
    }

    private static final class BrokenHandler implements WebhookHandler<GroupUpdated> {
        @Override
        public void handle(ReceivedEvent<GroupUpdated> received) {
            throw new NoClassDefFoundError("andre");
        }
    }

    @Test
    void masksTheTokenInTraces() {
        withToken.run(context -> {
            var observed = new Observation.Context();
            observed.addHighCardinalityKeyValue(KeyValue.of("http.url", "/idin/" + TOKEN));
            observed.addHighCardinalityKeyValue(KeyValue.of("other", "value"));
            var filtered = context.getBean(ObservationFilter.class).map(observed);
            assertThat(filtered.getHighCardinalityKeyValues())
                    .containsExactlyInAnyOrder(KeyValue.of("http.url", "/idin/{token}"), KeyValue.of("other", "value"));
        });
    }

    @Test
    void servesTheReceiverOfTheApplicationIfTheTokenIsSet() {
        application
                .withBean(WebhookReceiver.class, IdinWebhookAutoConfigurationTest::ownReceiver)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookEndpoint.class));
        withToken
                .withBean(WebhookReceiver.class, IdinWebhookAutoConfigurationTest::ownReceiver)
                .run(context -> {
                    assertThat(post(context, TOKEN, EVENT.formatted("new"))).isEqualTo(204);
                    assertThat(post(context, "guessed", EVENT.formatted("new"))).isEqualTo(404);
                });
    }

    private static WebhookReceiver ownReceiver() {
        var client = IdinInvitesClient.builder()
                .credentials("key", "kl9dfB0Gb3F0nmHh1nHgOFKDVUBkZ1xGkq4oDPcZJZdGXdYbLzMdjs")
                .build();
        return WebhookReceiver.builder(client).ignoreOthers().build();
    }

    @Test
    void answersOnWebFluxAsOnSpringMvc() {
        withStore.run(context -> {
            var controller = new ReactiveWebhookController(context.getBean(WebhookEndpoint.class));
            assertThat(requireNonNull(controller.receive("guessed", null).block())
                            .getStatusCode()
                            .value())
                    .isEqualTo(404);
            assertThat(requireNonNull(controller.receive(TOKEN, null).block())
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
            assertThat(requireNonNull(controller
                                    .receive(TOKEN, EVENT.formatted("new").getBytes(UTF_8))
                                    .block())
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
        });
    }
}
