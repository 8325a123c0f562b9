package io.github.idininvites.spring;

import io.github.idininvites.IdinInvitesClient;

/**
 * A bean that changes the builder of the auto-configured client, after the properties and before {@code build()}. If there are
 * several, they run in Spring's order ({@code @Order}).
 *
 * <pre>{@code
 * @Bean
 * IdinInvitesClientCustomizer withoutRetries() {
 *     return builder -> builder.retryPolicy(RetryPolicy.none());
 * }
 * }</pre>
 */
@FunctionalInterface
public interface IdinInvitesClientCustomizer {
    /**
     * Changes the builder. Called once, on the thread that starts the application.
     *
     * @param builder already has the settings from the properties and the application's beans
     */
    void customize(IdinInvitesClient.Builder builder);
}
