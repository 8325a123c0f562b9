package io.github.idininvites.proof.soak;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** A whole request. It carries its call's number in the path or in the body. */
record SoakRequest(String head, String body) {
    private static final Pattern PAYLOAD = Pattern.compile("Bearer [^.]+\\.([^.]+)\\.");
    private static final Pattern ISSUED_AT = Pattern.compile("\"iat\":(\\d+)");
    private static final Pattern CALL = Pattern.compile("call-(\\d+)");

    int call() {
        var call = CALL.matcher(head + body);
        if (!call.find()) throw new IllegalStateException("a request of nobody's");
        return Integer.parseInt(call.group(1));
    }

    /** Whether its token is not of now, give or take two minutes. */
    boolean isOfAnotherTime() {
        var payload = PAYLOAD.matcher(head);
        if (!payload.find()) throw new IllegalStateException("a request without a token");
        var issued = ISSUED_AT.matcher(new String(Base64.getUrlDecoder().decode(payload.group(1)), US_ASCII));
        if (!issued.find()) throw new IllegalStateException("a token without its time");
        return Math.abs(Long.parseLong(issued.group(1)) - Instant.now().getEpochSecond()) > 120;
    }

    boolean redirected() {
        return head.startsWith(" /elsewhere/", head.indexOf(' '));
    }
}
