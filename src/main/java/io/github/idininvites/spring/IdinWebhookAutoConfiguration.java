package io.github.idininvites.spring;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.spring.IdinInvitesProperties.Webhook;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.EventLog;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookHandler;
import io.github.idininvites.webhook.WebhookReceiver;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The receiver and the endpoint. The package's Javadoc says what an application gets from which beans. */
@AutoConfiguration(
        after = IdinInvitesAutoConfiguration.class,
        afterName = { // in Spring Boot 3 and 4
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnWebApplication
final class IdinWebhookAutoConfiguration {
    private static final String PATH_TOKEN = "idin-invites.webhook.path-token";

    @Bean
    @ConditionalOnBean(WebhookHandler.class)
    @ConditionalOnMissingBean({AnswerStore.class, WebhookReceiver.class})
    @SuppressWarnings("DoNotCallSuggester") // only Spring calls it
    WebhookReceiver idinHandlersWithoutStore() {
        throw new IllegalStateException(
                "an application with WebhookHandler beans must have an AnswerStore bean, but has"
                        + " none: a handler's confirm() may read data that the API returns only once; make an AnswerStore bean, or"
                        + " a WebhookReceiver bean of your own");
    }

    @Bean
    @ConditionalOnBean(AnswerStore.class)
    @ConditionalOnMissingBean({WebhookReceiver.class, EventLog.class})
    @ConditionalOnSingleCandidate(DataSource.class)
    EventLog idinEventLog(DataSource dataSource) {
        return EventLog.jdbc(dataSource);
    }

    @Bean
    @ConditionalOnBean(name = "idinEventLog")
    SmartInitializingSingleton idinEventTable(
            EventLog idinEventLog, DataSource dataSource, IdinInvitesProperties properties) {
        return new EventTable(idinEventLog, dataSource, properties.webhook().createTable());
    }

    @Bean
    @ConditionalOnBean(AnswerStore.class)
    @ConditionalOnMissingBean(WebhookReceiver.class)
    WebhookReceiver idinWebhookReceiver(
            IdinInvitesClient client,
            IdinInvitesProperties properties,
            AnswerStore store,
            ObjectProvider<EventLog> eventLog,
            ObjectProvider<WebhookHandler<GroupUpdated>> groupUpdated,
            ObjectProvider<WebhookHandler<GroupDeleted>> groupDeleted,
            ObjectProvider<WebhookHandler<PersonDeleted>> personDeleted,
            ObjectProvider<WebhookHandler<WebhookEvent>> others,
            ObjectProvider<WebhookHandler<?>> all) {
        var receiver = WebhookReceiver.builder(client)
                .pathToken(pathToken(properties.webhook()))
                .answers(store)
                .ignoreOthers();
        eventLog.ifAvailable(receiver::eventLog);
        groupUpdated.ifAvailable(handler -> receiver.on(GroupUpdated.class, handler));
        groupDeleted.ifAvailable(handler -> receiver.on(GroupDeleted.class, handler));
        personDeleted.ifAvailable(handler -> receiver.on(PersonDeleted.class, handler));
        others.ifAvailable(receiver::otherwise);
        long used = groupUpdated.stream().count()
                + groupDeleted.stream().count()
                + personDeleted.stream().count()
                + others.stream().count();
        if (used != all.stream().count())
            throw new IllegalStateException(
                    "a WebhookHandler bean must be for GroupUpdated, GroupDeleted, PersonDeleted or WebhookEvent (all"
                            + " others), but one is for another type or for none; declare its type, such as"
                            + " WebhookHandler<PersonDeleted>. PersonUpdated is the AnswerStore's");
        return receiver.build();
    }

    @Bean
    @ConditionalOnProperty(PATH_TOKEN)
    @ConditionalOnMissingBean(WebhookReceiver.class)
    SmartInitializingSingleton idinTokenWithoutReceiver() {
        return () -> System.getLogger(WebhookEndpoint.class.getName())
                .log(
                        System.Logger.Level.WARNING,
                        PATH_TOKEN + " is set, but there is no AnswerStore bean, so no webhook is received");
    }

    @Bean
    @ConditionalOnProperty(name = "idin-invites.webhook.create-table", havingValue = "true")
    @ConditionalOnMissingBean(name = "idinEventLog")
    @SuppressWarnings("DoNotCallSuggester") // only Spring calls it
    EventTable idinNoTableToCreate() {
        throw new IllegalStateException(
                "idin-invites.webhook.create-table must go with an AnswerStore bean, exactly one DataSource (or a"
                        + " @Primary one), and no EventLog or WebhookReceiver bean of your own, but does not: there is no table to create");
    }

    private static PathToken pathToken(Webhook webhook) {
        String text = webhook.pathToken();
        if (text == null || text.isBlank())
            throw new IllegalStateException(
                    PATH_TOKEN + " must be set, because there is an AnswerStore or a WebhookReceiver bean, but is not;"
                            + " make one with PathToken.create().text(), keep it with your secrets, and give CM the URL that"
                            + " ends with it");
        return PathToken.of(text);
    }

    @Bean
    @ConditionalOnBean(WebhookReceiver.class)
    @ConditionalOnProperty(PATH_TOKEN)
    WebhookEndpoint idinWebhookEndpoint(
            WebhookReceiver receiver, IdinInvitesProperties properties, ApplicationEventPublisher events) {
        return new WebhookEndpoint(receiver, pathToken(properties.webhook()), events);
    }

    @Bean
    @ConditionalOnBean(WebhookEndpoint.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    ServletWebhookController idinServletWebhookController(WebhookEndpoint endpoint) {
        return new ServletWebhookController(endpoint);
    }

    @Bean
    @ConditionalOnBean(WebhookEndpoint.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    ReactiveWebhookController idinReactiveWebhookController(WebhookEndpoint endpoint) {
        return new ReactiveWebhookController(endpoint);
    }

    /** The path token is a password, and Spring gives a tracer each request's URL. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationFilter.class)
    @ConditionalOnProperty(PATH_TOKEN)
    static final class Traces {
        @Bean
        ObservationFilter idinPathTokenFilter(IdinInvitesProperties properties) {
            String token = String.valueOf(properties.webhook().pathToken());
            return context -> {
                for (KeyValue key : context.getHighCardinalityKeyValues())
                    if (!token.isBlank() && key.getValue().contains(token))
                        context.addHighCardinalityKeyValue(
                                KeyValue.of(key.getKey(), key.getValue().replace(token, "{token}")));
                return context;
            };
        }
    }

    @Bean
    @ConditionalOnBean(WebhookEndpoint.class)
    @ConditionalOnClass(name = "org.springframework.security.core.Authentication") // on both web stacks
    SecurityCheck idinSecurityCheck(IdinInvitesProperties properties, Environment environment) {
        return new SecurityCheck(properties.webhook().path(), environment);
    }
}
