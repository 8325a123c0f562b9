package io.github.idininvites.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.SandboxTestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens the sandbox accepts. */
class TokenCheckTest extends TokenTestSetup {
    @Test
    void acceptsTheDocumentedToken() {
        assertThat(callWith("Bearer " + DOCUMENTED_TOKEN).statusCode()).isEqualTo(201);
    }

    @Test
    void acceptsTokenSignedByAnIndependentLibrary() {
        assertThat(callWith("Bearer " + client.token()).statusCode()).isEqualTo(201);
    }

    @Test
    void acceptsTokenInItsLastSecond() {
        clock.advance(Duration.ofSeconds(59));
        assertThat(callWith("Bearer " + DOCUMENTED_TOKEN).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesTokenThatExpired() {
        clock.advance(Duration.ofSeconds(60));
        assertRefused(callWith("Bearer " + DOCUMENTED_TOKEN), "the token has expired: its exp is not after now");
    }

    @Test
    void refusesTokenFromTheFuture() {
        clock.advance(Duration.ofSeconds(-1));
        assertRefused(callWith("Bearer " + DOCUMENTED_TOKEN), "the token's iat is in the future");
    }

    @Test
    void refusesCallWithoutAuthorization() {
        var response = SandboxTestClient.send(client.request("/idin-invites/v1/groups")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertRefused(response, "there must be one Authorization header, but there are 0");
    }

    @Test
    void refusesTwoAuthorizationHeaders() {
        var response = SandboxTestClient.send(client.authorized("/idin-invites/v1/groups")
                .header("Authorization", "Bearer " + DOCUMENTED_TOKEN)
                .build());
        assertRefused(response, "there must be one Authorization header, but there are 2");
    }

    @Test
    void refusesAnotherScheme() {
        assertRefused(callWith("Basic " + DOCUMENTED_TOKEN), "the Authorization header must start with \"Bearer \"");
    }

    @Test
    void checksTheTokenBeforeThePath() {
        var response = SandboxTestClient.send(
                client.request("/idin-invites/v2/nothing").DELETE().build());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a.b.c.d", "a.b.c."})
    void refusesTokenWithoutExactlyThreeParts(String token) {
        int parts = token.split("\\.", -1).length;
        assertRefused(callWith("Bearer " + token), "the token must have three parts, but has " + parts);
    }

    static List<Map.Entry<String, String>> wrongHeaders() {
        return entries(
                HEADER.replace("HS256", "none"),
                "the token's alg must be HS256",
                HEADER.replace("HS256", "HS384"),
                "the token's alg must be HS256",
                HEADER.replace("HS256", "hs256"),
                "the token's alg must be HS256",
                HEADER.replace("\"HS256\"", "256"),
                "the token's alg must be HS256",
                HEADER.replace("alg", "algo"),
                "the token's alg must be HS256",
                HEADER.replace("JWT", "JWS"),
                "the token's typ must be JWT",
                HEADER.replace("typ", "type"),
                "the token's typ must be JWT",
                HEADER.replace(KEY_ID, "another"),
                "the token's kid must be the key id",
                HEADER.replace("kid", "key"),
                "the token's kid must be the key id",
                HEADER.replace("}", ""),
                "the token's header is not JSON",
                "[]",
                "the token's header is not a JSON object");
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void refusesHeader(Map.Entry<String, String> wrong) {
        assertRefused(callWith("Bearer " + sign(wrong.getKey(), PAYLOAD, "HmacSHA256")), wrong.getValue());
    }

    static List<Map.Entry<String, String>> wrongPayloads() {
        return entries(
                PAYLOAD.replace("iat", "x"),
                "the token's iat must be whole seconds",
                PAYLOAD.replace("nbf", "x"),
                "the token's nbf must be whole seconds",
                PAYLOAD.replace("exp", "x"),
                "the token's exp must be whole seconds",
                PAYLOAD.replace("1546300860", "1546300860.5"),
                "the token's exp must be whole seconds",
                PAYLOAD.replace("1546300860", "\"1546300860\""),
                "the token's exp must be whole seconds",
                PAYLOAD.replace("1546300860", "99999999999999999999"),
                "the token's exp must be whole seconds",
                PAYLOAD.replace("\"nbf\":1546300800", "\"nbf\":1546300801"),
                "the token's nbf is in the future",
                PAYLOAD.replace("\"iat\":1546300800", "\"iat\":1546300801"),
                "the token's iat is in the future",
                PAYLOAD.replace("1546300860", "1546300800"),
                "the token's exp must be after its iat",
                // In milliseconds, as JavaScript tells the time.
                PAYLOAD.replace("00,", "00000,").replace("60}", "60000}"),
                "the token's iat is in the future",
                PAYLOAD + "{}",
                "the token's payload is not JSON",
                "\"text\"",
                "the token's payload is not a JSON object");
    }

    @ParameterizedTest
    @MethodSource("wrongPayloads")
    void refusesPayload(Map.Entry<String, String> wrong) {
        assertRefused(callWith("Bearer " + sign(HEADER, wrong.getKey(), "HmacSHA256")), wrong.getValue());
    }

    private static List<Map.Entry<String, String>> entries(String... pairs) {
        var entries = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) entries.put(pairs[i], pairs[i + 1]);
        return List.copyOf(entries.entrySet());
    }
}
