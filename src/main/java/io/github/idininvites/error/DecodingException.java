package io.github.idininvites.error;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A body is not what the API promises. The message says where and what was expected, and never repeats a value.
 *
 * <ul>
 *   <li>For an answer of the API, {@link #delivery()} is {@link Delivery#ACCEPTED}: the server processed the request. It may hand
 *       a result out only once, so keep {@link #responseBytes()}.
 *   <li>For an HTML page, which a firewall or a captive portal may have sent, it is {@link Delivery#UNKNOWN}.
 *   <li>For an answer that an interceptor made up, it is {@link Delivery#UNKNOWN}, or {@link Delivery#NOT_SENT} if nothing was
 *       sent.
 *   <li>For a webhook body it is {@link Delivery#NOT_SENT}.
 * </ul>
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
     * The body byte for byte, or as much of it as arrived. If it was gzip, it is unpacked as far as that was possible. May hold
     * personal data. Each call returns a new array.
     */
    public byte[] responseBytes() {
        return responseBytes.clone();
    }
}
