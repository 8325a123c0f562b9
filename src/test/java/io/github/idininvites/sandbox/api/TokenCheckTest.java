package io.github.idininvites.sandbox.api;

import static io.github.idininvites.sandbox.SandboxTestClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.support.ManualClock;
import io.jsonwebtoken.Jwts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCheckTest {
    private static final String DOCUMENTED_TOKEN =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjNiNDM4NDM3LTA0YTQtNDBiYi04Mzg5LTU0YmIwMjc2NmZiYSJ9"
                    + ".eyJpYXQiOjE1NDYzMDA4MDAsIm5iZiI6MTU0NjMwMDgwMCwiZXhwIjoxNTQ2MzAwODYwfQ"
                    + ".bwqCUHS1d5d8guAPHDsdd9-a8oXxH1q45O0tDP1asTo";
    private static final String KEY_ID = "3b438437-04a4-40bb-8389-54bb02766fba";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
    private static final String PAYLOAD = "{\"iat\":1546300800,\"nbf\":1546300800,\"exp\":1546300860}";

    // 1546300800, with a fraction that a comparison in whole seconds does not see.
    private final ManualClock clock = new ManualClock("2019-01-01T00:00:00.999Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void acceptsTheDocumentedToken() {
        assertThat(callWith("Bearer " + DOCUMENTED_TOKEN).statusCode()).isEqualTo(201);
    }

    @Test
    void acceptsTokenSignedByAnIndependentLibrary() {
        assertThat(callWith("Bearer " + client.token()).statusCode()).isEqualTo(201);
    }

    @Test
    void signsLikeTheText() {
        assertThat(sign(HEADER, PAYLOAD, "HmacSHA256")).isEqualTo(DOCUMENTED_TOKEN);
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

    @Test
    void refusesTokenSignedWithAnotherSecret() {
        var key = new SecretKeySpec(sandbox.keySecret().replace('A', 'B').getBytes(UTF_8), "HmacSHA256");
        String token = Jwts.builder()
                .header()
                .type("JWT")
                .keyId(KEY_ID)
                .and()
                .claims(Map.of("iat", 1546300800, "nbf", 1546300800, "exp", 1546300860))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
        assertRefused(callWith("Bearer " + token), "the token's signature is not right");
    }

    @Test
    void refusesTokenSignedWithTheBase64DecodedSecret() {
        var key = new SecretKeySpec(Base64.getDecoder().decode(sandbox.keySecret() + "=="), "HmacSHA256");
        String unsigned = DOCUMENTED_TOKEN.substring(0, DOCUMENTED_TOKEN.lastIndexOf('.'));
        assertRefused(callWith("Bearer " + unsigned + "." + mac(key, unsigned)), "the token's signature is not right");
    }

    @Test
    void refusesTokenSignedWithAnotherHash() {
        assertRefused(callWith("Bearer " + sign(HEADER, PAYLOAD, "HmacSHA384")), "the token's signature is not right");
    }

    @Test
    void refusesTokenWithoutSignature() {
        String unsigned = DOCUMENTED_TOKEN.substring(0, DOCUMENTED_TOKEN.lastIndexOf('.') + 1);
        assertRefused(callWith("Bearer " + unsigned), "the token's signature is not right");
    }

    @Test
    void refusesPayloadThatWasChangedAfterSigning() {
        String[] parts = DOCUMENTED_TOKEN.split("\\.", -1);
        String changed = base64(PAYLOAD.replace("1546300860", "1846300860").getBytes(UTF_8));
        assertRefused(
                callWith("Bearer " + parts[0] + "." + changed + "." + parts[2]), "the token's signature is not right");
    }

    static Stream<String> otherSpellings() {
        return Stream.of(
                DOCUMENTED_TOKEN + "=",
                DOCUMENTED_TOKEN.replace('-', '+'),
                // The last character has two bits that no byte uses.
                DOCUMENTED_TOKEN.substring(0, DOCUMENTED_TOKEN.length() - 1) + "p");
    }

    @ParameterizedTest
    @MethodSource("otherSpellings")
    void refusesAnotherSpellingOfTheSameSignature(String token) {
        assertRefused(callWith("Bearer " + token), "the token's signature must be Base64 URL without padding");
    }

    private HttpResponse<String> callWith(String authorization) {
        return SandboxTestClient.send(client.request("/idin-invites/v1/groups")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"Company ABC\"}"))
                .build());
    }

    private void assertRefused(HttpResponse<String> response, String message) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(json(response)).isEqualTo(ApiJson.object().put("message", message));
        assertThat(response.body()).doesNotContain(sandbox.keySecret(), "eyJ");
    }

    private String sign(String header, String payload, String algorithm) {
        String unsigned = base64(header.getBytes(UTF_8)) + "." + base64(payload.getBytes(UTF_8));
        return unsigned + "." + mac(new SecretKeySpec(sandbox.keySecret().getBytes(UTF_8), algorithm), unsigned);
    }

    private static String mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return base64(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static List<Map.Entry<String, String>> entries(String... pairs) {
        var entries = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) entries.put(pairs[i], pairs[i + 1]);
        return List.copyOf(entries.entrySet());
    }
}
