package io.github.idininvites.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.EventLog;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.ReceivedEvent;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookHandler;
import io.github.idininvites.webhook.WebhookReceiver;
import io.github.idininvites.webhook.WebhookReply;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

final class IdinWebhookAutoConfigurationTest {
    private static final String TOKEN = PathToken.create().text();
    private static final String EVENT =
            "{\"id\": \"e1\", \"event\": \"%s\", \"group\": \"g1\", \"status\": \"completed\", \"created\": \"2020-01-01T00:00:00+00:00\"}";

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IdinInvitesAutoConfiguration.class, IdinWebhookAutoConfiguration.class))
            .withPropertyValues(
                    "idin-invites.key-id=key",
                    "idin-invites.key-secret=kl9dfB0Gb3F0nmHh1nHgOFKDVUBkZ1xGkq4oDPcZJZdGXdYbLzMdjs",
                    "idin-invites.base-url=http://localhost:1");
    private final WebApplicationContextRunner withToken =
            application.withPropertyValues("idin-invites.webhook.path-token=" + TOKEN);
    private final WebApplicationContextRunner withStore = withToken.withBean(AnswerStore.class, NoAnswers::new);

    private static final class NoAnswers implements AnswerStore {
        @Override
        public void store(String groupId, Person answered) {}

        @Override
        public boolean isStored(String groupId, Person answered) {
            return false;
        }

        @Override
        public void storeUnreadable(String groupId, String personId, byte[] body) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class Handlers {
        private static final List<String> HANDLED = new CopyOnWriteArrayList<>();

        @Bean
        WebhookHandler<GroupUpdated> updated() {
            return received -> HANDLED.add("updated");
        }

        @Bean
        WebhookHandler<GroupDeleted> deleted() {
            return received -> HANDLED.add("deleted");
        }

        @Bean
        WebhookHandler<PersonDeleted> personDeleted() {
            return received -> HANDLED.add("person deleted");
        }

        @Bean
        WebhookHandler<WebhookEvent> others() {
            return received -> {
                throw new IllegalStateException("andre@example.com");
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HandlerOfAnswers {
        @Bean
        WebhookHandler<PersonUpdated> handler() {
            return received -> {};
        }
    }

    private static int post(ApplicationContext context, String token, String body) throws IOException {
        return context.getBean(ServletWebhookController.class)
                .receive(token, new ByteArrayInputStream(body.getBytes(UTF_8)))
                .getStatusCode()
                .value();
    }

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
    void warnsOfATokenForWhichNothingReceives() {
        var log = Logger.getLogger(WebhookEndpoint.class.getName());
        var records = new CopyOnWriteArrayList<LogRecord>();
        Filter filter = record -> {
            records.add(record);
            return false;
        };
        log.setFilter(filter);
        try {
            withToken.run(context -> assertThat(context).hasNotFailed());
            withStore.run(context -> assertThat(context).hasNotFailed());
        } finally {
            log.setFilter(null);
        }
        assertThat(records)
                .singleElement()
                .extracting(LogRecord::getMessage)
                .asString()
                .isEqualTo("idin-invites.webhook.path-token is set, but there is no AnswerStore bean, so no webhook is"
                        + " received");
    }

    @Test
    void takesABlankTokenForNone() {
        application
                .withPropertyValues("idin-invites.webhook.path-token=")
                .withBean(AnswerStore.class, NoAnswers::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("idin-invites.webhook.path-token must be set"));
    }

    @Test
    void saysThatThereIsNoTableToCreate() {
        withStore
                .withPropertyValues("idin-invites.webhook.create-table=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("idin-invites.webhook.create-table must go with"));
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

    @Test
    void saysThatAStoreNeedsAPathToken() {
        application
                .withBean(AnswerStore.class, NoAnswers::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("idin-invites.webhook.path-token must be set")
                        .hasMessageContaining("PathToken.create().text()"));
    }

    @Test
    void saysThatHandlersNeedAStore() {
        withToken
                .withUserConfiguration(Handlers.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith(
                                "an application with WebhookHandler beans must have an AnswerStore bean"));
    }

    @Test
    void saysThatAHandlerIsForNothingThatItKnows() {
        withStore
                .withUserConfiguration(HandlerOfAnswers.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("a WebhookHandler bean must be for GroupUpdated"));
    }

    @Test
    void saysThatThePathIsNone() {
        withStore
                .withPropertyValues("idin-invites.webhook.path=hooks/")
                .run(
                        context -> assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessage(
                                        "idin-invites.webhook.path must start with a slash and not end with one, but is hooks/"));
    }

    @Test
    void looksForTheTableOfTheEventLogAndCreatesItOnRequest() {
        var database = database("table");
        var withDatabase = withStore.withBean(DataSource.class, () -> database);
        withDatabase.run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining(EventLog.JDBC_SCHEMA)
                .hasMessageContaining("idin-invites.webhook.create-table=true"));
        withDatabase
                .withPropertyValues("idin-invites.webhook.create-table=true")
                .run(context -> assertThat(context).hasNotFailed());
        withDatabase.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(post(context, TOKEN, EVENT.formatted("new"))).isEqualTo(204);
        });
        withDatabase
                .withBean(EventLog.class, EventLog::inMemory)
                .run(context -> assertThat(context).doesNotHaveBean("idinEventLog"));
    }

    @Test
    void saysWhyTheTableCannotBeLookedForOrCreated() {
        var unreachable = new JdbcDataSource();
        unreachable.setURL("jdbc:h2:mem:unreachable;IFEXISTS=TRUE");
        withStore
                .withBean(DataSource.class, () -> unreachable)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageStartingWith("the database must take the event log's statements"));
        var readOnly = database("readOnly;ACCESS_MODE_DATA=r");
        withStore
                .withBean(DataSource.class, () -> readOnly)
                .withPropertyValues("idin-invites.webhook.create-table=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageStartingWith("the database must take the event log's statements"));
    }

    private static JdbcDataSource database(String name) {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
