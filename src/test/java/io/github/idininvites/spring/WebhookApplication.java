package io.github.idininvites.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.AnswerStore;
import io.github.idininvites.webhook.PathToken;
import io.github.idininvites.webhook.WebhookEvent;
import io.github.idininvites.webhook.WebhookEvent.GroupDeleted;
import io.github.idininvites.webhook.WebhookEvent.GroupUpdated;
import io.github.idininvites.webhook.WebhookEvent.PersonDeleted;
import io.github.idininvites.webhook.WebhookHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applications that receive webhooks. */
abstract class WebhookApplication {
    static final String TOKEN = PathToken.create().text();
    static final String EVENT =
            "{\"id\": \"e1\", \"event\": \"%s\", \"group\": \"g1\", \"status\": \"completed\", \"created\": \"2020-01-01T00:00:00+00:00\"}";

    final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IdinInvitesAutoConfiguration.class, IdinWebhookAutoConfiguration.class))
            .withPropertyValues(
                    "idin-invites.key-id=key",
                    "idin-invites.key-secret=kl9dfB0Gb3F0nmHh1nHgOFKDVUBkZ1xGkq4oDPcZJZdGXdYbLzMdjs",
                    "idin-invites.base-url=http://localhost:1");
    final WebApplicationContextRunner withToken =
            application.withPropertyValues("idin-invites.webhook.path-token=" + TOKEN);
    final WebApplicationContextRunner withStore = withToken.withBean(AnswerStore.class, NoAnswers::new);

    static final class NoAnswers implements AnswerStore {
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
        static final List<String> HANDLED = new CopyOnWriteArrayList<>();

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

    static int post(ApplicationContext context, String token, String body) throws IOException {
        return context.getBean(ServletWebhookController.class)
                .receive(token, new ByteArrayInputStream(body.getBytes(UTF_8)))
                .getStatusCode()
                .value();
    }
}
