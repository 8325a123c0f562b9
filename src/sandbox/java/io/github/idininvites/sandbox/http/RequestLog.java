package io.github.idininvites.sandbox.http;

import io.github.idininvites.sandbox.SandboxRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Keeps the newest requests to the API. It does not keep requests to pages, because their path has the token of an invite. */
public final class RequestLog {
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 16 * 1024 * 1024;

    private final Clock clock;
    private final Deque<SandboxRequest> kept = new ArrayDeque<>();
    private long characters;

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** The same handler, which also keeps the requests. */
    public Function<Request, Response> keeping(Function<Request, Response> responses) {
        return request -> respond(request, responses);
    }

    /** Oldest first. */
    public synchronized List<SandboxRequest> all() {
        return List.copyOf(kept);
    }

    private Response respond(Request request, Function<Request, Response> responses) {
        if (!request.path().startsWith(SandboxPaths.API)) return responses.apply(request);
        Instant receivedAt;
        try {
            receivedAt = clock.instant();
        } catch (RuntimeException e) {
            return Response.failure(e);
        }
        var response = responses.apply(request);
        Integer status = response.sent() == Response.Sent.NOTHING ? null : response.status();
        add(new SandboxRequest(request.method(), request.path(), request.text(), status, receivedAt));
        return response;
    }

    private synchronized void add(SandboxRequest request) {
        kept.addLast(request);
        characters += request.body().length();
        while (kept.size() > MOST || characters > MOST_CHARACTERS)
            characters -= kept.removeFirst().body().length();
    }
}
