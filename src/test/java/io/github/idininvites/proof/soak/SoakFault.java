package io.github.idininvites.proof.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What the server does with a request that it has read: the good way most often, and each bad one now and then. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum SoakFault {
    NONE(300, x -> x.process().ok()),
    SLOW(5, x -> x.process().blink().ok()),
    CLOSED_UNPROCESSED(6, Exchange::close),
    RESET_UNPROCESSED(6, Exchange::reset),
    STALLED_UNPROCESSED(3, x -> x.stall().close()),
    PROCESSED_LATE(5, x -> x.stall().process().ok()),
    CLOSED_PROCESSED(6, x -> x.process().close()),
    RESET_PROCESSED(6, x -> x.process().reset()),
    STALLED_PROCESSED(3, x -> x.process().stall().ok()),
    CLOSED_IN_HEADERS(4, x -> x.process().partOfHeaders().close()),
    RESET_IN_HEADERS(4, x -> x.process().partOfHeaders().reset()),
    STALLED_IN_HEADERS(2, x -> x.process().partOfHeaders().stall().close()),
    CLOSED_IN_BODY(4, x -> x.process().partOfBody().close()),
    RESET_IN_BODY(4, x -> x.process().partOfBody().reset()),
    STALLED_IN_BODY(2, x -> x.process().partOfBody().stall().close()),
    CLOSED_IN_CHUNKS(3, x -> x.process().partOfChunks().close()),
    CLOSED_WHEN_IDLE(6, x -> x.process().ok().blink().close()),
    RESET_WHEN_IDLE(6, x -> x.process().ok().blink().reset()),
    CLOSED_AS_TOLD(4, x -> x.process().ok("Connection: close").close()),
    REQUEST_TIMEOUT_WHEN_IDLE(
            4,
            x -> x.process().ok().blink().answer(408, "", "Connection: close").close()),
    REQUEST_TIMEOUT_UNPROCESSED(4, x -> x.answer(408, "")),
    REQUEST_TIMEOUT_PROCESSED(
            4, x -> x.process().answer(408, "", "Connection: close").close()),
    TOO_MANY(8, x -> x.mayRepeat().answer(429, "", "Retry-After: 0")),
    TOO_MANY_AND_CLOSED(4, x -> x.mayRepeat().answer(429, "", "Retry-After: 0").close()),
    TOO_MANY_FOR_LONG(3, x -> x.mayRepeat().answer(429, "", "Retry-After: 99999999999")),
    EDGE_CLOCK_IS_OFF(5, x -> x.mayRepeat().tellWrongTime()),
    HTML(3, x -> x.answer(200, "<html>", "Content-Type: text/html")),
    HTML_PROCESSED(3, x -> x.process().answer(200, "<html>", "Content-Type: text/html")),
    KEY_REFUSED(3, x -> x.mayRepeat().answer(401, "", Exchange.date(Duration.ZERO))),
    KEY_REFUSED_WITHOUT_DATE(3, x -> x.answer(401, "")),
    FORBIDDEN(2, x -> x.answer(403, "")),
    NOT_FOUND(2, x -> x.answer(404, "")),
    UNPROCESSABLE(2, x -> x.answer(422, "{\"message\": \"no\"}")),
    SERVER_ERROR_UNPROCESSED(4, x -> x.answer(500, "")),
    SERVER_ERROR_PROCESSED(4, x -> x.process().answer(500, "")),
    BAD_GATEWAY(3, x -> x.answer(502, "<html>")),
    UNAVAILABLE(4, x -> x.answer(503, "", "Retry-After: 0")),
    UNAVAILABLE_PROCESSED(4, x -> x.process().answer(503, "", "Retry-After: 0")),
    UNAVAILABLE_FOR_LONG(3, x -> x.answer(503, "", "Retry-After: 99999999999")),
    MOVED(2, x -> x.redirect(301)),
    FOUND(2, x -> x.redirect(302)),
    REDIRECTED(2, x -> x.redirect(307)),
    REDIRECTED_FOR_GOOD(2, x -> x.redirect(308)),
    JSON_CUT(3, x -> x.process().answer(200, x.json().substring(0, 20))),
    JSON_GARBLED(3, x -> x.process().answer(201, "\u0000\u00ff{\"id")),
    JSON_OF_ANOTHER_KIND(3, x -> x.process().answer(200, "[]")),
    JSON_MISSING(3, x -> x.process().answer(200, "")),
    NOT_HTTP(3, x -> x.process().write("SSH-2.0-OpenSSH_9.2\r\n\r\n").close()),
    CONTINUED(3, x -> x.process().write("HTTP/1.1 100 Continue\r\n\r\n").ok());

    /** What is done with one request. */
    interface Script {
        void play(Exchange exchange) throws IOException;
    }

    private static final List<SoakFault> ALL = List.of(values());
    private static final int WEIGHTS =
            ALL.stream().mapToInt(fault -> fault.weight).sum();

    private final int weight;
    private final Script script;

    SoakFault(int weight, Script script) {
        this.weight = weight;
        this.script = script;
    }

    static SoakFault pick(SplittableRandom random) {
        int left = random.nextInt(WEIGHTS);
        for (SoakFault fault : ALL) {
            left -= fault.weight;
            if (left < 0) return fault;
        }
        throw new AssertionError();
    }

    void play(Exchange exchange) throws IOException {
        script.play(exchange);
    }
}
