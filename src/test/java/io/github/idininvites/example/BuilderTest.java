package io.github.idininvites.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idininvites.Credentials;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RetryPolicy;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The builder as an application sees it, from another package: the class that its setters come from is not public. */
final class BuilderTest {
    private static final Credentials CREDENTIALS = Credentials.of("key", "x".repeat(32));

    @Test
    void chainsEverySetter() {
        try (var client = IdinInvitesClient.builder()
                .credentials("other", "x".repeat(32))
                .credentials(CREDENTIALS)
                .baseUrl("http://localhost:1/path")
                .tokenLifetime(Duration.ofSeconds(1))
                .callTimeout(Duration.ofSeconds(2))
                .attemptTimeout(Duration.ofSeconds(3))
                .retryPolicy(RetryPolicy.none())
                .maxResponseBytes(4)
                .maxConcurrentCalls(5)
                .httpClient(new OkHttpClient())
                .proxy(Proxy.NO_PROXY)
                .proxyCredentials("user", "password")
                .clock(Clock.systemUTC())
                .userAgent("shop/1.0")
                .build()) {
            assertThat(client)
                    .hasToString("IdinInvitesClient[baseUrl=http://localhost:1/path, Credentials[keyId=key,"
                            + " keySecret=hidden]]");
        }
    }

    @Test
    void takesEverySetterAsAMethodReference() {
        takes(IdinInvitesClient.Builder::credentials, CREDENTIALS);
        takes(IdinInvitesClient.Builder::baseUrl, "http://localhost:1");
        takes(IdinInvitesClient.Builder::tokenLifetime, Duration.ofSeconds(1));
        takes(IdinInvitesClient.Builder::callTimeout, Duration.ofSeconds(2));
        takes(IdinInvitesClient.Builder::attemptTimeout, Duration.ofSeconds(3));
        takes(IdinInvitesClient.Builder::retryPolicy, RetryPolicy.none());
        takes(IdinInvitesClient.Builder::maxResponseBytes, 4);
        takes(IdinInvitesClient.Builder::maxConcurrentCalls, 5);
        takes(IdinInvitesClient.Builder::httpClient, new OkHttpClient());
        takes(IdinInvitesClient.Builder::proxy, Proxy.NO_PROXY);
        takes(IdinInvitesClient.Builder::clock, Clock.systemUTC());
        takes(IdinInvitesClient.Builder::userAgent, "shop/1.0");
    }

    private static <T> void takes(BiFunction<IdinInvitesClient.Builder, T, IdinInvitesClient.Builder> setter, T value) {
        var builder = IdinInvitesClient.builder();
        assertThat(setter.apply(builder, value)).isSameAs(builder);
    }

    @ParameterizedTest
    @MethodSource("setToNull")
    void refusesNull(Consumer<IdinInvitesClient.Builder> setter) {
        assertThatNullPointerException().isThrownBy(() -> setter.accept(IdinInvitesClient.builder()));
    }

    @SuppressWarnings("NullAway") // null on purpose
    static Stream<Consumer<IdinInvitesClient.Builder>> setToNull() {
        return Stream.of(
                builder -> builder.credentials(null),
                builder -> builder.credentials("key", null),
                builder -> builder.credentials(null, "x".repeat(32)),
                builder -> builder.baseUrl(null),
                builder -> builder.tokenLifetime(null),
                builder -> builder.callTimeout(null),
                builder -> builder.attemptTimeout(null),
                builder -> builder.retryPolicy(null),
                builder -> builder.httpClient(null),
                builder -> builder.proxy(null),
                builder -> builder.proxyCredentials("user", null),
                builder -> builder.proxyCredentials(null, "password"),
                builder -> builder.clock(null),
                builder -> builder.userAgent(null));
    }
}
