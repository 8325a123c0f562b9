package io.github.idininvites.spring;

import io.github.idininvites.spring.IdinInvitesProperties.Webhook;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Warns if Spring Security keeps events out. Rules of a filter chain can be asked for in no way that all versions and both web
 * stacks have. So this sends a request, as CM would, but with a wrong token: the endpoint answers 404 to it.
 */
final class SecurityCheck implements ApplicationListener<ApplicationReadyEvent> {
    static final String MAPPING = "${idin-invites.webhook.path:" + Webhook.DEFAULT_PATH + "}/{token}";
    private static final System.Logger LOG = System.getLogger(SecurityCheck.class.getName());
    private static final int TIMEOUT_MILLIS = 2_000;

    private final String path;
    private final Environment environment;

    SecurityCheck(String path, Environment environment) {
        this.path = path;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        String port = setting("local.server.port");
        if (port.isEmpty()) return; // no server of Spring Boot's, as in a servlet container
        String host = setting("server.address");
        String url = "http://" + (host.isEmpty() ? "127.0.0.1" : host) + ":" + port
                + path("server.servlet.context-path") + path("spring.mvc.servlet.path")
                + path("spring.webflux.base-path") + path;
        try {
            int status = post(url + "/no-token");
            if (status == 401 || status == 403 || status / 100 == 3)
                LOG.log(
                        System.Logger.Level.WARNING,
                        "CM's events must reach POST " + path + "/*, but a request from this machine was answered "
                                + status
                                + ", probably by Spring Security: permit this path and turn CSRF off for it, as"
                                + " the Javadoc of the package io.github.idininvites.spring shows");
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "not known whether Spring Security permits " + path + ": "
                            + e.getClass().getName());
        }
    }

    private String setting(String name) {
        return environment.getProperty(name, "");
    }

    private String path(String name) {
        String path = setting(name);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static int post(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setRequestMethod("POST");
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("X-Forwarded-Proto", "https"); // as CM's come, through a proxy
            connection.setDoOutput(true);
            connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
