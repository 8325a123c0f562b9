package io.github.idininvites.spring;

import io.github.idininvites.CallListener;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.micrometer.ObservedCalls;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client. The package's Javadoc says what an application gets. */
@AutoConfiguration(
        afterName = { // in Spring Boot 3 and 4
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@EnableConfigurationProperties(IdinInvitesProperties.class)
final class IdinInvitesAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    IdinInvitesClient idinInvitesClient(
            IdinInvitesProperties properties,
            ObjectProvider<OkHttpClient> httpClient,
            ObjectProvider<Clock> clock,
            ObjectProvider<CallListener> listeners,
            ObjectProvider<IdinInvitesClientCustomizer> customizers) {
        var builder = properties.builder();
        httpClient.ifUnique(builder::httpClient);
        clock.ifUnique(builder::clock);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** A class of its own, because it needs Micrometer on the class path. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static final class Observations {
        @Bean
        @ConditionalOnSingleCandidate(ObservationRegistry.class)
        @ConditionalOnMissingBean
        ObservedCalls idinObservedCalls(ObservationRegistry registry) {
            return new ObservedCalls(registry);
        }
    }
}
