package io.github.idininvites.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.api.Hs256;
import io.github.idininvites.sandbox.http.ApiJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A token for trying the API by hand. */
final class ExampleToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private ExampleToken() {}

    static String valid(Instant from, Duration lifetime, String keyId, String keySecret) {
        long now = from.getEpochSecond();
        var header = ApiJson.object().put("alg", "HS256").put("typ", "JWT").put("kid", keyId);
        var payload = ApiJson.object().put("iat", now).put("nbf", now).put("exp", now + lifetime.toSeconds());
        String signed = encode(header) + "." + encode(payload);
        return signed + "." + BASE64.encodeToString(new Hs256(keySecret).sign(signed));
    }

    private static String encode(ObjectNode json) {
        return BASE64.encodeToString(ApiJson.write(json).getBytes(UTF_8));
    }
}
