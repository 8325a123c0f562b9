package io.github.idininvites.spring;

import io.github.idininvites.IdinInvitesClient;
import java.time.Clock;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client. The package's Javadoc says what an application gets. */
@AutoConfiguration
@EnableConfigurationProperties(IdinInvitesProperties.class)
final class IdinInvitesAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    IdinInvitesClient idinInvitesClient(
            IdinInvitesProperties properties,
            ObjectProvider<OkHttpClient> httpClient,
            ObjectProvider<Clock> clock,
            ObjectProvider<IdinInvitesClientCustomizer> customizers) {
        var builder = properties.builder();
        httpClient.ifUnique(builder::httpClient);
        clock.ifUnique(builder::clock);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
