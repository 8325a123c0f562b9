package io.github.idininvites.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.EventLog;
import io.github.idininvites.webhook.WebhookEvent.PersonUpdated;
import io.github.idininvites.webhook.WebhookHandler;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application is told about webhook settings that cannot work. */
final class WebhookSettingsTest extends WebhookApplication {
    @Configuration(proxyBeanMethods = false)
    static class HandlerOfAnswers {
        @Bean
        WebhookHandler<PersonUpdated> handler() {
            return received -> {};
        }
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
