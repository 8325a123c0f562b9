package io.github.idininvites.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a key secret as CM's documentation says: HMAC with SHA-256, with the UTF-8 bytes of the secret as the key. */
public final class Hs256 {
    private final SecretKeySpec key;

    public Hs256(String keySecret) {
        this.key = new SecretKeySpec(keySecret.getBytes(UTF_8), "HmacSHA256");
    }

    public byte[] sign(String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
