package io.github.idininvites.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.CallListener;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.micrometer.ObservedCalls;
import io.github.idininvites.sandbox.IdinSandbox;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class IdinInvitesAutoConfigurationTest {
    private static final String SECRET = "kl9dfB0Gb3F0nmHh1nHgOFKDVUBkZ1xGkq4oDPcZJZdGXdYbLzMdjs";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(IdinInvitesAutoConfiguration.class, IdinWebhookAutoConfiguration.class));
    private final ApplicationContextRunner withKey =
            application.withPropertyValues("idin-invites.key-id=key", "idin-invites.key-secret=" + SECRET);

    @Test
    void makesAClientOfItsPropertiesAndClosesItWithTheContext() {
        try (var sandbox = IdinSandbox.start()) {
            var clients = new ArrayList<IdinInvitesClient>();
            application
                    .withPropertyValues(
                            "idin-invites.key-id=" + sandbox.keyId(),
                            "idin-invites.key-secret=" + sandbox.keySecret(),
                            "idin-invites.base-url=" + sandbox.baseUrl(),
                            "idin-invites.call-timeout=20s",
                            "idin-invites.attempt-timeout=15s",
                            "idin-invites.token-lifetime=2m",
                            "idin-invites.keep-alive=10s",
                            "idin-invites.max-concurrent-calls=2",
                            "idin-invites.user-agent=myshop/1.4")
                    .run(context -> {
                        var client = context.getBean(IdinInvitesClient.class);
                        assertThat(client.groups().create("Company ABC").name()).isEqualTo("Company ABC");
                        clients.add(client);
                    });
            assertThatThrownBy(() -> clients.get(0).groups().create("Company ABC"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void takesTheEnvironmentVariablesThatTheClientReadsWithoutSpring() {
        var variables = Map.<String, Object>of(
                "IDIN_INVITES_KEY_ID",
                "key",
                "IDIN_INVITES_KEY_SECRET",
                SECRET,
                "IDIN_INVITES_BASE_URL",
                "http://localhost:1/sub");
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> assertThat(context.getBean(IdinInvitesClient.class))
                        .asString()
                        .contains("http://localhost:1/sub"));
    }

    @Test
    void takesABlankUrlForNone() {
        application
                .withPropertyValues(
                        "idin-invites.key-id=key", "idin-invites.key-secret=" + SECRET, "idin-invites.base-url=")
                .run(context -> assertThat(context.getBean(IdinInvitesClient.class))
                        .asString()
                        .contains("https://api.cm.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "x.y=z, x.y=z, neither is",
        "idin-invites.key-id=key, x.y=z, key-secret is not",
        "idin-invites.key-id=, idin-invites.key-secret=" + SECRET + ", key-id is not"
    })
    void saysWhichTwoPropertiesToSet(String one, String other, String found) {
        application
                .withPropertyValues(one, other)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith(
                                "idin-invites.key-id and idin-invites.key-secret must be set, but " + found + ";")
                        .hasMessageNotContaining(SECRET));
    }

    @Test
    void leavesTheApplicationsOwnClientAlone() {
        try (var own = IdinInvitesClient.builder().credentials("key", SECRET).build()) {
            application
                    .withBean(IdinInvitesClient.class, () -> own)
                    .run(context ->
                            assertThat(context.getBean(IdinInvitesClient.class)).isSameAs(own));
        }
    }

    @Test
    void usesTheApplicationsBeansAndLastItsCustomizers() {
        var told = new ArrayList<String>();
        CallListener listener = new CallListener() {
            @Override
            public CallListener started(Operation operation) {
                told.add(operation.name());
                return this;
            }
        };
        try (var sandbox = IdinSandbox.start()) {
            var http = new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        told.add("http");
                        return chain.proceed(chain.request());
                    })
                    .build();
            application
                    .withPropertyValues(
                            "idin-invites.key-id=" + sandbox.keyId(),
                            "idin-invites.key-secret=" + sandbox.keySecret(),
                            "idin-invites.base-url=http://localhost:1")
                    .withBean(OkHttpClient.class, () -> http)
                    .withBean(CallListener.class, () -> listener)
                    .withBean(Clock.class, () -> Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)))
                    .withBean(IdinInvitesClientCustomizer.class, () -> builder -> {
                        told.add("customizer");
                        builder.baseUrl(sandbox.baseUrl());
                    })
                    .run(context -> assertThatThrownBy(() -> context.getBean(IdinInvitesClient.class)
                                    .group("none")
                                    .person("none")
                                    .get())
                            .isInstanceOf(NotFoundException.class));
        }
        assertThat(told)
                .as("the second attempt is for the clock, which is a day off")
                .containsExactly("customizer", "getPerson", "http", "http");
    }

    @Test
    void takesNoneOfSeveralClients() {
        withKey.withBean("one", OkHttpClient.class, OkHttpClient::new)
                .withBean("other", OkHttpClient.class, OkHttpClient::new)
                .run(context -> assertThat(context).hasSingleBean(IdinInvitesClient.class));
    }

    @Test
    void observesWithTheOnlyRegistry() {
        withKey.run(context -> assertThat(context).doesNotHaveBean(ObservedCalls.class));
        withKey.withBean(ObservationRegistry.class, ObservationRegistry::create)
                .run(context -> assertThat(context).hasSingleBean(ObservedCalls.class));
    }

    @Test
    void showsNoSecret() {
        withKey.withPropertyValues("idin-invites.webhook.path-token=" + SECRET)
                .run(context -> assertThat(List.of(
                                context.getBean(IdinInvitesProperties.class).toString()))
                        .containsExactly("IdinInvitesProperties[keyId=key, baseUrl=null, Webhook[path=/idin,"
                                + " createTable=false]]"));
    }

    @Test
    void hasNoWebhooksWithoutAWebServer() {
        withKey.run(context -> assertThat(context).doesNotHaveBean(IdinWebhookAutoConfiguration.class));
    }
}
