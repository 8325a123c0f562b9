package io.github.idininvites.error;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A body that is not what the API promises. The message tells where and what was expected, never what was found.
 *
 * <p>On an answer {@link #delivery()} is {@link Delivery#ACCEPTED}: the server did what was asked. A result may be handed out
 * only once, so keep the body, which is here as it came. It is {@link Delivery#UNKNOWN} if the answer is an HTML page, which a
 * firewall or a captive portal may have sent, or if an interceptor made it up. On a webhook nothing was sent, and {@link
 * #delivery()} says so.
 */
public final class DecodingException extends IdinInvitesException {
    private final byte[] responseBytes;

    /** Made by the client; public so that your tests can make one too. */
    public DecodingException(String message, Delivery delivery, int attempts, byte[] responseBytes) {
        super(message, null, delivery, attempts);
        this.responseBytes = responseBytes.clone();
    }

    /** The body read as UTF-8; may hold personal data. */
    public String responseBody() {
        return new String(responseBytes, UTF_8);
    }

    /**
     * The body byte for byte, or as much of it as arrived; unpacked if it was gzip and could be. May hold personal data. The
     * array is yours.
     */
    public byte[] responseBytes() {
        return responseBytes.clone();
    }
}
