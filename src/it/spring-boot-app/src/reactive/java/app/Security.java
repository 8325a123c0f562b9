package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/** All else asks for a login, as Spring Security does by default. */
@Configuration(proxyBeanMethods = false)
class Security {
    @ConditionalOnProperty(name = "idin.permitted", havingValue = "true")
    // guide
    @Bean
    @Order(1)
    SecurityWebFilterChain idinSecurity(
            ServerHttpSecurity http, @Value("${idin-invites.webhook.path:/idin}") String path) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(path + "/*"))
                .csrf(csrf -> csrf.disable())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
    // end

    @Bean
    @Order(2)
    SecurityWebFilterChain others(ServerHttpSecurity http) {
        return http.authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .build();
    }
}
