package io.github.idininvites.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which signatures the sandbox accepts. */
class TokenSignatureTest extends TokenTestSetup {
    @Test
    void signsLikeTheText() {
        assertThat(sign(HEADER, PAYLOAD, "HmacSHA256")).isEqualTo(DOCUMENTED_TOKEN);
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
}
