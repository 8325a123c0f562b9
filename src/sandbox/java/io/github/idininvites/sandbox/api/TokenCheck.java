package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.sandbox.http.HttpError;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/**
 * Checks that a request has a token as CM's documentation describes it. Messages say what is wrong, and quote nothing of the
 * token.
 */
public final class TokenCheck {
    private static final String SCHEME = "Bearer ";

    private final String keyId;
    private final Hs256 key;
    private final Clock clock;

    public TokenCheck(String keyId, String keySecret, Clock clock) {
        this.keyId = keyId;
        this.key = new Hs256(keySecret);
        this.clock = clock;
    }

    public void check(List<String> authorization) {
        must(
                authorization.size() == 1,
                "there must be one Authorization header, but there are " + authorization.size());
        must(authorization.get(0).startsWith(SCHEME), "the Authorization header must start with \"Bearer \"");
        String[] parts = authorization.get(0).substring(SCHEME.length()).split("\\.", -1);
        must(parts.length == 3, "the token must have three parts, but has " + parts.length);
        checkHeader(object("header", parts[0]));
        byte[] signature = decode("signature", parts[2]);
        must(
                MessageDigest.isEqual(signature, key.sign(parts[0] + "." + parts[1])),
                "the token's signature is not right");
        checkTimes(object("payload", parts[1]));
    }

    private void checkHeader(ObjectNode header) {
        must("HS256".equals(header.path("alg").textValue()), "the token's alg must be HS256");
        must("JWT".equals(header.path("typ").textValue()), "the token's typ must be JWT");
        must(keyId.equals(header.path("kid").textValue()), "the token's kid must be the key id");
    }

    private void checkTimes(ObjectNode payload) {
        long iat = seconds(payload, "iat");
        long nbf = seconds(payload, "nbf");
        long exp = seconds(payload, "exp");
        long now = clock.instant().getEpochSecond();
        must(exp > iat, "the token's exp must be after its iat");
        must(iat <= now, "the token's iat is in the future");
        must(nbf <= now, "the token's nbf is in the future");
        must(exp > now, "the token has expired: its exp is not after now");
    }

    private static long seconds(ObjectNode payload, String claim) {
        var value = payload.path(claim);
        must(value.isIntegralNumber() && value.canConvertToLong(), "the token's " + claim + " must be whole seconds");
        return value.longValue();
    }

    private static ObjectNode object(String part, String text) {
        try {
            return ApiJson.readObject(decode(part, text));
        } catch (ApiJson.NotAnObject e) {
            throw HttpError.unauthorized("the token's " + part + " " + e.finding());
        }
    }

    private static byte[] decode(String part, String text) {
        String problem = "the token's " + part + " must be Base64 URL without padding";
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // The decoder also accepts padding and stray bits at the end. Then one token would have many forms.
            must(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text), problem);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw HttpError.unauthorized(problem);
        }
    }

    private static void must(boolean holds, String problem) {
        if (!holds) throw HttpError.unauthorized(problem);
    }
}
