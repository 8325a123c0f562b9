package io.github.idininvites.sandbox;

import java.util.function.Function;

/** Answers as the router does, but for the requests that meet a fault. */
final class FaultInjector {
    private final FaultQueue faults;
    private final Function<Request, Response> answers;

    FaultInjector(FaultQueue faults, Function<Request, Response> answers) {
        this.faults = faults;
        this.answers = answers;
    }

    Reply reply(Request request) {
        var next = request.path().startsWith(Router.GUARDED) ? faults.nextForRequest() : null;
        if (next == null) return Reply.of(answers.apply(request));
        return switch (next.fault()) {
            case LANDED_WITHOUT_ANSWER -> {
                var unused = answers.apply(request);
                yield Reply.NONE;
            }
            case SLOW -> Reply.late(answers.apply(request), next.number());
            case TRUNCATED -> Reply.cut(answers.apply(request));
            case TOO_MANY_REQUESTS ->
                Reply.of(Response.error(429, "there are too many requests, as the sandbox was asked to say")
                        .withHeader("Retry-After", Integer.toString(next.number())));
            case SERVER_ERROR ->
                Reply.of(Response.error(next.number(), "the server failed, as the sandbox was asked to say"));
            default -> Reply.NONE; // refused
        };
    }
}
