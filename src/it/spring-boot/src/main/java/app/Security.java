package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** All else asks for a login, as Spring Security does by default. */
@Configuration(proxyBeanMethods = false)
class Security {
    // spotless:off
    // guide
    @Bean
    @Order(1)                                               // before the rules for your own paths
    SecurityFilterChain idinSecurity(HttpSecurity http, @Value("${idin-invites.webhook.path:/idin}") String path)
            throws Exception {
        return http.securityMatcher(path + "/*")
                .csrf(csrf -> csrf.disable())               // CM sends no CSRF token
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()) // the path token is the password
                .build();
    }
    // end
    // spotless:on

    @Bean
    @Order(2)
    SecurityFilterChain others(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
