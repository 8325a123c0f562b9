package io.github.idininvites.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idininvites.sandbox.http.ApiJson;
import io.github.idininvites.sandbox.http.SandboxPaths;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One invite. Whoever has its token can answer for the person. */
record Invite(String id, String token, boolean email, Instant expiresAt, Instant createdAt) {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int TOKEN_LENGTH = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Invite create(boolean email, Instant now) {
        var token = new StringBuilder(TOKEN_LENGTH);
        RANDOM.ints(TOKEN_LENGTH, 0, ALPHABET.length()).forEach(i -> token.append(ALPHABET.charAt(i)));
        return new Invite(UUID.randomUUID().toString(), token.toString(), email, now.plus(LIFETIME), now);
    }

    String url(String baseUrl) {
        return baseUrl + SandboxPaths.INVITE_PAGE + token;
    }

    ObjectNode json(String baseUrl) {
        return ApiJson.object()
                .put("id", id)
                .put("url", url(baseUrl))
                .put("email", email)
                .put("expires_at", ApiJson.time(expiresAt))
                .put("updated_at", ApiJson.time(createdAt))
                .put("created_at", ApiJson.time(createdAt));
    }

    @Override
    public String toString() {
        return "Invite[" + id + "]";
    }
}
