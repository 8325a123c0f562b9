package io.github.idininvites.spring;

import io.github.idininvites.IdinInvitesClient;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What META-INF/spring-configuration-metadata.json describes to the IDE. A property that is not set (null) leaves the builder's
 * default as it is.
 */
@ConfigurationProperties("idin-invites")
record IdinInvitesProperties(
        @Nullable String keyId,
        @Nullable String keySecret,
        @Nullable String baseUrl,
        @Nullable Duration callTimeout,
        @Nullable Duration attemptTimeout,
        @Nullable Duration tokenLifetime,
        @Nullable Duration keepAlive,
        @Nullable Integer maxConcurrentCalls,
        @Nullable String userAgent,
        @DefaultValue Webhook webhook) {

    record Webhook(
            @DefaultValue(Webhook.DEFAULT_PATH) String path,
            @Nullable String pathToken,
            @DefaultValue("false") boolean createTable) {
        static final String DEFAULT_PATH = "/idin";

        Webhook {
            if (!path.startsWith("/") || path.endsWith("/"))
                throw new IllegalArgumentException(
                        "idin-invites.webhook.path must start with a slash and not end with one, but is " + path);
        }

        /** The path token is the webhook's only password. */
        @Override
        public String toString() {
            return "Webhook[path=" + path + ", createTable=" + createTable + "]";
        }
    }

    IdinInvitesClient.Builder builder() {
        String id = keyId == null ? "" : keyId;
        String secret = keySecret == null ? "" : keySecret;
        if (id.isBlank() || secret.isBlank())
            throw new IllegalStateException("idin-invites.key-id and idin-invites.key-secret must be set, but "
                    + (!secret.isBlank() ? "key-id is not" : !id.isBlank() ? "key-secret is not" : "neither is")
                    + "; set both to the key that CM gave you, or make an IdinInvitesClient bean");
        var builder = IdinInvitesClient.builder().credentials(id, secret);
        ifSet(baseUrl, builder::baseUrl);
        ifSet(callTimeout, builder::callTimeout);
        ifSet(attemptTimeout, builder::attemptTimeout);
        ifSet(tokenLifetime, builder::tokenLifetime);
        ifSet(keepAlive, builder::keepAlive);
        ifSet(maxConcurrentCalls, builder::maxConcurrentCalls);
        ifSet(userAgent, builder::userAgent);
        return builder;
    }

    private static <T> void ifSet(@Nullable T value, Consumer<T> setter) {
        boolean blank = value instanceof String text && text.isBlank(); // of an environment variable, say
        if (value != null && !blank) setter.accept(value);
    }

    /** The key secret signs requests. */
    @Override
    public String toString() {
        return "IdinInvitesProperties[keyId=" + keyId + ", baseUrl=" + baseUrl + ", " + webhook + "]";
    }
}
