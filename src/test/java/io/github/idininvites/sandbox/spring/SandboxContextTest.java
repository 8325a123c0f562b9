package io.github.idininvites.sandbox.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.spring.IdinInvitesClientCustomizer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.AnnotationConfigContextLoader;

/** What {@code @WithIdinSandbox} gives an application; src/it has whole ones. */
@Timeout(60)
final class SandboxContextTest {
    @WithIdinSandbox
    private static final class Annotated {}

    private static ContextCustomizer customizer() {
        return Objects.requireNonNull(new SandboxContext().createContextCustomizer(Annotated.class, List.of()));
    }

    private static GenericApplicationContext start(Map<String, Object> properties) {
        var context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        customizer()
                .customizeContext(
                        context,
                        new MergedContextConfiguration(
                                Annotated.class,
                                new String[0],
                                new Class<?>[0],
                                new String[0],
                                new AnnotationConfigContextLoader()));
        context.refresh();
        return context;
    }

    private static IdinInvitesClient client(GenericApplicationContext context) {
        var environment = context.getEnvironment();
        var builder = IdinInvitesClient.builder()
                .credentials(
                        environment.getRequiredProperty("idin-invites.key-id"),
                        environment.getRequiredProperty("idin-invites.key-secret"))
                .baseUrl(environment.getRequiredProperty("idin-invites.base-url"));
        context.getBean(IdinInvitesClientCustomizer.class).customize(builder);
        return builder.build();
    }

    @Test
    void leavesOtherTestsAloneAndLetsEqualOnesShareAContext() {
        assertThat(new SandboxContext().createContextCustomizer(SandboxContextTest.class, List.of()))
                .isNull();
        assertThat(customizer()).isEqualTo(customizer());
    }

    @Test
    void postsWebhooksToTheServerOfTheApplication() throws Exception {
        Set<String> paths = new CopyOnWriteArraySet<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        var properties = Map.<String, Object>of(
                "local.server.port", server.getAddress().getPort(),
                "server.servlet.context-path", "/shop",
                "spring.mvc.servlet.path", "/");
        try (var context = start(properties);
                var client = client(context)) {
            var sandbox = context.getBean(IdinSandbox.class);
            var group = client.group(client.groups().create("Company ABC"));
            var andre = group.addPerson(NewPerson.of("Andre van Dijk"));
            group.person(andre).createInviteLink();
            sandbox.identify(andre.id());
            sandbox.awaitWebhooks(Duration.ofSeconds(10));
            String token = context.getEnvironment().getRequiredProperty("idin-invites.webhook.path-token");
            assertThat(paths).containsExactly("/shop/idin/" + token);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void closesTheSandboxWithTheContext() {
        var context = start(Map.of());
        try (var client = client(context)) {
            assertThat(client.groups().create("Company ABC").name()).isEqualTo("Company ABC");
            context.close();
            assertThatThrownBy(() -> client.groups().create("Company ABC")).isInstanceOf(ConnectionException.class);
        }
    }
}
