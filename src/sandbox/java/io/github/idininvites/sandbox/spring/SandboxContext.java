package io.github.idininvites.sandbox.spring;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.spring.IdinInvitesClientCustomizer;
import io.github.idininvites.webhook.PathToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Spring asks it, by META-INF/spring.factories, for every test class. */
final class SandboxContext implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurations) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, WithIdinSandbox.class) ? new Customizer() : null;
    }

    /** A record, as equal customizers let tests share a context. */
    private record Customizer() implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var sandbox = IdinSandbox.start();
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton("idinSandbox", sandbox);
            beans.registerDisposableBean(
                    "idinSandbox", sandbox::close); // before the client's, so it is closed after it
            IdinInvitesClientCustomizer clock = builder -> builder.clock(sandbox.clock());
            beans.registerSingleton("idinSandboxClock", clock);
            String pathToken = PathToken.create().text();
            var properties = Map.<String, Object>of(
                    "idin-invites.key-id", sandbox.keyId(),
                    "idin-invites.key-secret", sandbox.keySecret(),
                    "idin-invites.base-url", sandbox.baseUrl(),
                    "idin-invites.webhook.path-token", pathToken);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("idinSandbox", properties));
            context.addApplicationListener(new Webhooks(sandbox, pathToken));
        }
    }

    /** Once the server has a port, which it has when the context is refreshed. */
    private record Webhooks(IdinSandbox sandbox, String pathToken)
            implements ApplicationListener<ContextRefreshedEvent> {
        @Override
        public void onApplicationEvent(ContextRefreshedEvent refreshed) {
            var environment = refreshed.getApplicationContext().getEnvironment();
            String port = setting(environment, "local.server.port");
            if (port.isEmpty()) return; // no server
            sandbox.postWebhooksTo("http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port
                    + path(environment, "server.servlet.context-path")
                    + path(environment, "spring.mvc.servlet.path")
                    + path(environment, "spring.webflux.base-path")
                    + environment.getProperty("idin-invites.webhook.path", "/idin") + "/" + pathToken);
        }

        private static String setting(Environment environment, String name) {
            return environment.getProperty(name, "");
        }

        private static String path(Environment environment, String name) {
            String path = setting(environment, name);
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
