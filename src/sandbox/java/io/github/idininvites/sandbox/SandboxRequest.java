package io.github.idininvites.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that a client made to the API. Immutable; {@code toString} does not show the body.
 *
 * @param method as in {@code POST}
 * @param path as in {@code /idin-invites/v1/groups}, without a query
 * @param body as it arrived, read as UTF-8; empty if there was none
 * @param status the answer's status; null if a {@link Fault} closed the connection without an answer
 * @param receivedAt when it arrived, by the clock that the sandbox was started with
 */
public record SandboxRequest(
        String method, String path, String body, @Nullable Integer status, Instant receivedAt) {
    @Override
    public String toString() {
        return "SandboxRequest[" + method + " " + path + ", status=" + status + "]";
    }
}
