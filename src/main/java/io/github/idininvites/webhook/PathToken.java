package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret at the end of a webhook's URL. CM does not sign events, so a path that nobody can guess is their only credential.
 * Register {@code https://your.host/idin/} followed by {@link #text()} with CM, and answer 404 if the token of a request does not
 * {@linkplain #matches match}. URLs end up in logs, so the token makes forging hard, but not impossible: confirm each event
 * before you act on it.
 *
 * <p>Immutable. {@code toString} does not show the secret.
 */
public final class PathToken {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,255}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private PathToken(String text) {
        this.text = text;
    }

    /** A new token of 256 random bits: 43 characters that need no escaping in a URL. Create it once, and store it. */
    public static PathToken create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PathToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * An existing token, from your configuration.
     *
     * @throws IllegalArgumentException if the text is not 32 to 255 characters of {@code A-Z a-z 0-9 _ -}
     */
    public static PathToken of(String text) {
        if (!FORM.matcher(text).matches())
            throw new IllegalArgumentException(
                    "the path token must be 32 to 255 of the characters A-Z a-z 0-9 _ -, but is "
                            + (text.length() < 32 || text.length() > 255
                                    ? text.length() + " characters long"
                                    : "of others"));
        return new PathToken(text);
    }

    /** The secret. */
    public String text() {
        return text;
    }

    /** Whether the candidate is this token. The time does not depend on how many characters are right. */
    public boolean matches(@Nullable String candidate) {
        return candidate != null && MessageDigest.isEqual(candidate.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "PathToken[" + text.length() + " characters]";
    }
}
