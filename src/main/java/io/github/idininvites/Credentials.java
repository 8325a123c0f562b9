package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key id and the key secret that CM gave you. Immutable; {@code toString} shows the id only.
 *
 * <p>Source: <a href="https://www.cm.com/app/docs/api/idin-invites/1.0/index/">CM's API documentation</a>, "Authentication".
 */
public final class Credentials {
    private static final int HS256_BYTES = 32;
    private static final String KEY_ID = "IDIN_INVITES_KEY_ID";
    private static final String KEY_SECRET = "IDIN_INVITES_KEY_SECRET";
    private static final String VARIABLE = "environment variable ";

    private final String keyId;
    private final SecretKey key;

    private Credentials(String keyId, SecretKey key) {
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * Credentials from two texts.
     *
     * @param keyId goes into each token's header as {@code kid}
     * @param keySecret its UTF-8 bytes sign each token: at least 32 bytes (RFC 7518, section 3.2)
     * @throws IllegalArgumentException if either has an invisible character or a blank at an end, the id is empty, or the secret
     *     is too short; the message repeats neither text
     */
    public static Credentials of(String keyId, String keySecret) {
        return of("keyId", keyId, "keySecret", keySecret);
    }

    private static Credentials of(String idName, String keyId, String secretName, String keySecret) {
        checkText(idName, keyId);
        if (keyId.isEmpty())
            throw new IllegalArgumentException(idName + " must not be blank, but is 0 characters long");
        checkText(secretName, keySecret);
        byte[] secret = keySecret.getBytes(UTF_8);
        if (secret.length < HS256_BYTES)
            throw new IllegalArgumentException(
                    secretName + " must be at least " + HS256_BYTES + " bytes for HS256, but is " + secret.length);
        return new Credentials(keyId, new SecretKeySpec(secret, "HmacSHA256"));
    }

    /**
     * Credentials from the environment variables {@code IDIN_INVITES_KEY_ID} and {@code IDIN_INVITES_KEY_SECRET}.
     *
     * @throws IllegalStateException if one of them is not set or is empty
     * @throws IllegalArgumentException for what {@link #of} refuses
     */
    public static Credentials fromEnvironment() {
        return from(System::getenv);
    }

    static Credentials from(Function<String, @Nullable String> environment) {
        return of(
                VARIABLE + KEY_ID,
                required(environment, KEY_ID),
                VARIABLE + KEY_SECRET,
                required(environment, KEY_SECRET));
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null) throw new IllegalStateException(VARIABLE + name + " must be set, but is not");
        if (value.isBlank()) throw new IllegalStateException(VARIABLE + name + " must be set, but is empty");
        return value;
    }

    private static void checkText(String name, String value) {
        Check.visible(name, value);
        if (!value.equals(value.strip()))
            throw new IllegalArgumentException(name + " must not start or end with white space, but one of its "
                    + value.length() + " characters does");
    }

    /** The key id; not secret. */
    public String keyId() {
        return keyId;
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "Credentials[keyId=" + keyId + ", keySecret=hidden]";
    }
}
