package io.github.idininvites.sandbox.faults;

import io.github.idininvites.sandbox.http.Request;
import io.github.idininvites.sandbox.http.Response;
import io.github.idininvites.sandbox.http.SandboxPaths;
import java.util.function.Function;

/** Applies the injected faults to the responses of the API. */
public final class FaultInjector {
    private final FaultQueue faults;
    private final Function<Request, Response> responses;

    public FaultInjector(FaultQueue faults, Function<Request, Response> responses) {
        this.faults = faults;
        this.responses = responses;
    }

    public Response respond(Request request) {
        var next = request.path().startsWith(SandboxPaths.API) ? faults.nextForRequest() : null;
        if (next == null) return responses.apply(request);
        return switch (next.fault()) {
            case LANDED_WITHOUT_ANSWER -> responses.apply(request).dropped();
            case SLOW -> responses.apply(request).late(next.number());
            case TRUNCATED -> responses.apply(request).cut();
            case TOO_MANY_REQUESTS ->
                Response.error(429, "there are too many requests, as the sandbox was asked to say")
                        .withHeader("Retry-After", Integer.toString(next.number()));
            case SERVER_ERROR -> Response.error(next.number(), "the server failed, as the sandbox was asked to say");
            case REFUSED -> Response.NO_CONTENT.dropped();
            default -> throw new IllegalStateException(next.fault() + " is no fault of a request");
        };
    }
}
