package io.github.idininvites.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret in a webhook's URL: events are unsigned, so an unguessable path is the only credential that they can carry. Give
 * CM {@code https://your.host/idin/} with {@link #text()} behind it, and answer 404 where it does not {@linkplain #matches
 * match}. It makes forging hard, not impossible, as a URL ends up in logs: confirm an event before you act on it.
 *
 * <p>Immutable; {@code toString} does not show it.
 */
public final class PathToken {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,255}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private PathToken(String text) {
        this.text = text;
    }

    /** A new one of 256 random bits: 43 characters that need no escaping in a URL. Make it once, and keep it. */
    public static PathToken create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PathToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * One that was made before, from your configuration.
     *
     * @throws IllegalArgumentException if the text is not 32 to 255 of the characters {@code A-Z a-z 0-9 _ -}
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

    /** The secret itself. */
    public String text() {
        return text;
    }

    /** Whether this is the token, found out in a time that does not depend on how much of it is right. */
    public boolean matches(@Nullable String candidate) {
        return candidate != null && MessageDigest.isEqual(candidate.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "PathToken[" + text.length() + " characters]";
    }
}
