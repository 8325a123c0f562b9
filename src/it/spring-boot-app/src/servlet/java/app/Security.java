package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** All else asks for a login, as Spring Security does by default. */
@Configuration(proxyBeanMethods = false)
class Security {
    @Bean
    @Order(1)
    @ConditionalOnProperty(name = "idin.permitted", havingValue = "true")
    SecurityFilterChain idinSecurity(HttpSecurity http, @Value("${idin-invites.webhook.path:/idin}") String path)
            throws Exception {
        return http.securityMatcher(path + "/*")
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain others(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
