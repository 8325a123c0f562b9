package io.github.idininvites.proof.faults;

import static io.github.idininvites.error.Delivery.ACCEPTED;
import static io.github.idininvites.error.Delivery.NOT_SENT;
import static io.github.idininvites.error.Delivery.REJECTED;
import static io.github.idininvites.error.Delivery.UNKNOWN;
import static io.github.idininvites.proof.faults.Expected.CONNECTION;
import static io.github.idininvites.proof.faults.Expected.DECODING;
import static io.github.idininvites.proof.faults.Expected.get;
import static io.github.idininvites.proof.faults.Expected.post;
import static io.github.idininvites.proof.faults.FaultRow.row;
import static io.github.idininvites.proof.faults.FaultyNetwork.addresses;
import static io.github.idininvites.proof.faults.FaultyNetwork.dns;
import static io.github.idininvites.proof.faults.FaultyNetwork.madeUp;
import static io.github.idininvites.proof.faults.FaultyServers.*;
import static io.github.idininvites.proof.faults.Stage.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static okio.ByteString.encodeUtf8;

import io.github.idininvites.support.WireJson;
import java.net.UnknownHostException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/**
 * The table of faults. What a POST and a GET come to: whole requests that the server saw, the exception or its status, {@code
 * delivery()}, {@code attempts()}; or only the requests, where the call gives its result.
 *
 * <p>A fault goes on for ever: whoever sends a POST again finds the same server, and is counted.
 */
public final class FaultTable {
    private static final String HTML = "<html><body>Bad Gateway</body></html>";
    private static final String NOW = "Tue, 01 Jan 2030 00:00:00 GMT";
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** For any request a success, about another person. */
    private static final String ANOTHERS =
            OK + "Content-Length: 36\r\n\r\n{\"id\":\"other\",\"name\":\"n\",\"url\":\"/x\"}";

    private FaultTable() {}

    // spotless:off
    public static final List<FaultRow> TABLE = List.of(
        // No connection comes about, so nothing is sent, and a POST may be tried again too.
        row("refused",                                            post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  p -> DeadServer.refusing()).fresh(),
        row("connect timeout",                                    post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  p -> DeadServer.deaf()).fresh().impatient(),
        row("unknown host",                                       post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(ANSWER)).fresh().network(dns(h -> { throw new UnknownHostException(h); })),
        row("DNS hangs",                                          post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  at(ANSWER)).fresh().network(dns(FaultyNetwork::hang)).callEndsSoon(),
        row("two addresses, the first refuses",                   post(1),                           get(1),                           at(ANSWER)).fresh().network(addresses("127.0.0.2", "127.0.0.1")),
        row("two addresses, both close after the request",        post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, CLOSE)).fresh().network(addresses("127.0.0.1", "127.0.0.1")),
        row("certificate of an unknown root",                     post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  shows(Certificate.UNTRUSTED)).fresh().tls().anyTrust(),
        row("certificate of another host",                        post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  shows(Certificate.WRONG_HOST)).fresh().tls().anyTrust(),
        row("certificate expired",                                post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  shows(Certificate.EXPIRED)).fresh().tls().anyTrust(),
        row("TLS handshake closed",                               post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(ACCEPT, CLOSE)).fresh().tls().anyTrust(),
        row("TLS handshake reset",                                post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(ACCEPT, RESET)).fresh().tls().anyTrust(),
        row("TLS handshake stalls",                               post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(ACCEPT, STALL)).fresh().tls().anyTrust().impatient(),
        row("TLS asked of a server without it",                   post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(ACCEPT, say(OK + "\r\n"))).fresh().tls().anyTrust(),
        row("proxy refuses",                                      post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  p -> DeadServer.refusing()).fresh().network(FaultyNetwork::viaProxy),
        row("proxy's tunnel: 407",                                post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  proxy(REQUEST, say("HTTP/1.1 407 No\r\n\r\n"), CLOSE)).fresh().tls().network(FaultyNetwork::viaProxy),
        row("proxy's tunnel: 502",                                post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  proxy(REQUEST, say("HTTP/1.1 502 No\r\n\r\n"), CLOSE)).fresh().tls().network(FaultyNetwork::viaProxy),
        row("proxy's tunnel: closed",                             post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  proxy(REQUEST, CLOSE)).fresh().tls().network(FaultyNetwork::viaProxy),
        row("proxy's tunnel: stalls",                             post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  proxy(REQUEST, STALL)).fresh().tls().network(FaultyNetwork::viaProxy).impatient(),
        row("proxy: 407",                                         post(1, 407, REJECTED, 1),         get(1, 407, REJECTED, 1),         answers(status(407))).fresh().plain().network(FaultyNetwork::viaProxy),
        row("proxy: 407 again, to credentials",                   post(1, 407, REJECTED, 1),         get(2, 407, REJECTED, 1),         answers(status(407))).fresh().plain().network(FaultyNetwork::viaProxyWithCredentials),

        // An idle connection ends: found out before a byte is written.
        row("idle connection closed",                             post(1),                           get(1),                           at(IDLE, CLOSE_IDLE)).reused(),
        row("idle connection reset",                              post(1),                           get(1),                           at(IDLE, RESET_IDLE)).reused().http1(),
        row("idle connection closed, server gone",                post(0, CONNECTION, NOT_SENT, 3),  get(0, CONNECTION, NOT_SENT, 3),  at(IDLE, VANISH)).reused(),
        row("idle connection: 408, then closed",                  post(1),                           get(1),                           at(IDLE, say("HTTP/1.1 408 Request Timeout\r\n\r\n"), CLOSE_IDLE)).reused().plain(),
        row("idle connection: GOAWAY",                            post(1),                           get(1),                           at(IDLE, GOAWAY_AFTER, PING)).reused().http2(),

        // The answer before had more behind it, which nobody asked for: the connection is given up before a byte is written.
        row("an answer too many",                                 post(1),                           get(1),                           surplus(ANOTHERS)).reused().http1(),
        row("a 408 too many",                                     post(1),                           get(1),                           surplus("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")).reused().http1(),
        row("half an answer too many",                            post(1),                           get(1),                           surplus(ANOTHERS.substring(0, 60))).reused().http1(),
        row("a byte too many",                                    post(1),                           get(1),                           surplus("\n")).reused().http1(),
        row("an answer too many, later",                          post(1),                           get(1),                           at(IDLE, say(ANOTHERS))).reused().http1(),
        row("half an answer too many, later",                     post(1),                           get(1),                           at(IDLE, say(ANOTHERS.substring(0, 60)))).reused().http1(),

        // The connection breaks or stalls while the request is on its way, or its answer is awaited.
        row("closed at once",                                     post(0, CONNECTION, UNKNOWN, 1),   get(0, CONNECTION, UNKNOWN, 3),   at(ACCEPT, CLOSE)).fresh().plain(),
        row("stalled before the request",                         post(0, CONNECTION, UNKNOWN, 1),   get(0, CONNECTION, UNKNOWN, 3),   at(ACCEPT, STALL)).fresh().plain().impatient(),
        row("closed after the request's first byte",              post(0, CONNECTION, UNKNOWN, 1),   get(0, CONNECTION, UNKNOWN, 3),   at(FIRST_BYTE, CLOSE)),
        row("reset after the request's first byte",               post(0, CONNECTION, UNKNOWN, 1),   get(0, CONNECTION, UNKNOWN, 3),   at(FIRST_BYTE, RESET)),
        row("stalled after the request's first byte",             post(0, CONNECTION, UNKNOWN, 1),   get(0, CONNECTION, UNKNOWN, 3),   at(FIRST_BYTE, STALL)).impatient(),
        row("closed in the middle of the body",                   post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HALF_BODY, CLOSE)),
        row("reset in the middle of the body",                    post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HALF_BODY, RESET)),
        row("stalled in the middle of the body",                  post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HALF_BODY, STALL)).impatient(),
        row("closed before a body of 8 MB",                       post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, CLOSE)).largeBody(),
        row("reset before a body of 8 MB",                        post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, RESET)).largeBody(),
        row("stalled before a body of 8 MB",                      post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, STALL)).largeBody().impatient(),
        row("closed after the request",                           post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, CLOSE)),
        row("reset after the request",                            post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, RESET)),
        row("stalled after the request",                          post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, STALL)).impatient(),
        row("stalled until the call's deadline",                  post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   at(REQUEST, STALL)).callEndsSoon(),

        // The answer breaks off or stalls.
        row("closed in the middle of the headers",                post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(HALF_HEADERS, CLOSE)),
        row("reset in the middle of the headers",                 post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(HALF_HEADERS, RESET)),
        row("stalled in the middle of the headers",               post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(HALF_HEADERS, STALL)).impatient(),
        row("headers drip",                                       post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, say(OK + "X: "), sayForEver("x"))).http1().impatient(),
        row("103 without end",                                    post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, sayForEver("HTTP/1.1 103 Hints\r\n\r\n"))).http1().impatient(),
        row("not HTTP",                                           post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, say("SSH-2.0-x\r\n"), CLOSE)),
        row("a status below zero",                                post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   at(REQUEST, say("HTTP/1.1 -01 No\r\n\r\n"), CLOSE)).http1(),
        row("101",                                                post(1, 101, UNKNOWN, 1),          get(1, 101, UNKNOWN, 1),          at(REQUEST, say("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), CLOSE)).http1(),
        row("headers of 1 MB",                                    post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, say(OK + "X: " + "x".repeat(1 << 20) + "\r\n\r\n"), CLOSE)).http1(),
        row("204 with a length",                                  post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, say("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"), CLOSE)).http1(),
        row("a length that is none",                              post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(REQUEST, say(OK + "Content-Length: 99999999999999999999\r\n\r\n", "{", "{"), CLOSE)).http1(),
        row("closed after the headers",                           post(1, DECODING, ACCEPTED, 1),    get(3, CONNECTION, UNKNOWN, 3),   at(HEADERS, CLOSE)),
        row("stalled after the headers",                          post(1, DECODING, ACCEPTED, 1),    get(3, CONNECTION, UNKNOWN, 3),   at(HEADERS, STALL)).impatient(),
        row("closed in the middle of the answer's body",          post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HALF_ANSWER, CLOSE)),
        row("reset in the middle of the answer's body",           post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HALF_ANSWER, RESET_WHEN_READ)).network(FaultyNetwork::reportsReads),
        row("stalled in the middle of the answer's body",         post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HALF_ANSWER, STALL)).impatient(),
        row("the answer's body drips",                            post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HEADERS, DRIP)).impatient().endless(),
        row("chunked, closed in the middle of a chunk",           post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(REQUEST, say(OK + "Transfer-Encoding: chunked\r\n\r\n", "9\r\n{\"id\"", "{\"id\""), CLOSE)).http1(),
        row("chunked, and no chunk's size",                       post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(REQUEST, say(OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\nzz\r\n", "{"), CLOSE)).http1(),
        row("closed after the whole answer",                      post(1),                           get(1),                           at(ANSWER, CLOSE)),

        // HTTP/2 ends a stream or the connection.
        row("REFUSED_STREAM",                                     post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, rst(7))).http2(),
        row("REFUSED_STREAM before the body",                     post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, rst(7))).http2(),
        row("RST_STREAM: INTERNAL_ERROR",                         post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, rst(2))).http2(),
        row("RST_STREAM: CANCEL",                                 post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, rst(8))).http2(),
        row("RST_STREAM: HTTP_1_1_REQUIRED",                      post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, rst(13))).http2(),
        row("RST_STREAM after the headers",                       post(1, DECODING, ACCEPTED, 1),    get(3, CONNECTION, UNKNOWN, 3),   at(HEADERS, rst(2))).http2(),
        row("RST_STREAM in the middle of the answer",             post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HALF_ANSWER, rst(2))).http2(),
        row("GOAWAY: this request was not processed",             post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, GOAWAY_BEFORE)).http2(),
        row("GOAWAY, then the answer",                            post(1),                           get(1),                           at(REQUEST, GOAWAY_AFTER, ANSWER_IT)).http2(),
        row("GOAWAY, then closed",                                post(1, CONNECTION, UNKNOWN, 1),   get(3, CONNECTION, UNKNOWN, 3),   at(REQUEST, GOAWAY_AFTER, CLOSE)).http2(),

        // 100-continue: the body waits for the server's word.
        row("100 Continue that nobody asked for",                 post(1),                           get(1),                           answersWell(MockResponse.Builder::add100Continue)),
        row("Expect: 100-continue, and it comes",                 post(1),                           null,                             at(HEAD, say("HTTP/1.1 100 Continue\r\n\r\n"), p -> ANSWER.reach(p, HEAD))).http1().network(FaultyNetwork::expectContinue),
        row("Expect: 100-continue, and 417 comes",                post(0, 417, REJECTED, 1),         null,                             at(HEAD, say("HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n"))).http1().network(FaultyNetwork::expectContinue),
        row("Expect: 100-continue, and nothing comes",            post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, STALL)).network(FaultyNetwork::expectContinue).impatient(),
        row("413 before the body is read",                        post(0, 413, REJECTED, 1),         null,                             at(HEAD, say("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"), Peer::drain)).http1().largeBody(),

        // The server redirects: nobody follows.
        row("301 to the same host",                               post(1, 301, UNKNOWN, 1),          get(1, 301, UNKNOWN, 1),          answers(redirect(301, "/elsewhere"))),
        row("302 to the same host",                               post(1, 302, UNKNOWN, 1),          get(1, 302, UNKNOWN, 1),          answers(redirect(302, "/elsewhere"))),
        row("303 to the same host",                               post(1, 303, UNKNOWN, 1),          get(1, 303, UNKNOWN, 1),          answers(redirect(303, "/elsewhere"))),
        row("307 to the same host",                               post(1, 307, UNKNOWN, 1),          get(1, 307, UNKNOWN, 1),          answers(redirect(307, "/elsewhere"))),
        row("308 to the same host",                               post(1, 308, UNKNOWN, 1),          get(1, 308, UNKNOWN, 1),          answers(redirect(308, "/elsewhere"))),
        row("301 to another host",                                post(1, 301, UNKNOWN, 1),          get(1, 301, UNKNOWN, 1),          redirects(301)),
        row("302 to another host",                                post(1, 302, UNKNOWN, 1),          get(1, 302, UNKNOWN, 1),          redirects(302)),
        row("307 to another host",                                post(1, 307, UNKNOWN, 1),          get(1, 307, UNKNOWN, 1),          redirects(307)),
        row("308 to another host",                                post(1, 308, UNKNOWN, 1),          get(1, 308, UNKNOWN, 1),          redirects(308)),

        // The server refuses, or fails.
        row("401",                                                post(1, 401, REJECTED, 1),         get(1, 401, REJECTED, 1),         answers(status(401))),
        row("401, with a date that cannot be",                    post(1, 401, REJECTED, 1),         get(1, 401, REJECTED, 1),         answers(status(401).addHeader("Date", "Sat, 01 Jan 292278994 00:00:00 GMT"))),
        row("401 that the clock explains, then 401",              post(2, 401, REJECTED, 2),         get(2, 401, REJECTED, 2),         answers(status(401).addHeader("Date", NOW))),
        row("404",                                                post(1, 404, REJECTED, 1),         get(1, 404, REJECTED, 1),         answers(status(404))),
        row("408",                                                post(1, 408, UNKNOWN, 1),          get(3, 408, UNKNOWN, 3),          answers(status(408))),
        row("421",                                                post(1, 421, REJECTED, 1),         get(1, 421, REJECTED, 1),         answers(status(421))),
        row("422",                                                post(1, 422, REJECTED, 1),         get(1, 422, REJECTED, 1),         answers(status(422))),
        row("429",                                                post(3, 429, REJECTED, 3),         get(3, 429, REJECTED, 3),         answers(status(429))),
        row("429, Retry-After past the deadline",                 post(1, 429, REJECTED, 1),         get(1, 429, REJECTED, 1),         answers(status(429).addHeader("Retry-After", "31"))),
        row("500",                                                post(1, 500, UNKNOWN, 1),          get(3, 500, UNKNOWN, 3),          answers(status(500))),
        row("502",                                                post(1, 502, UNKNOWN, 1),          get(3, 502, UNKNOWN, 3),          answers(json(502, HTML))),
        row("503",                                                post(1, 503, UNKNOWN, 1),          get(3, 503, UNKNOWN, 3),          answers(status(503))),
        row("503, Retry-After: 0",                                post(1, 503, UNKNOWN, 1),          get(3, 503, UNKNOWN, 3),          answers(status(503).addHeader("Retry-After", "0"))),
        row("503, Retry-After: 99999999999",                      post(1, 503, UNKNOWN, 1),          get(1, 503, UNKNOWN, 1),          answers(status(503).addHeader("Retry-After", "99999999999"))),
        row("504",                                                post(1, 504, UNKNOWN, 1),          get(3, 504, UNKNOWN, 3),          answers(status(504))),
        row("422, its body 900 brackets deep",                    post(1, 422, REJECTED, 1),         get(1, 422, REJECTED, 1),         answers(json(422, "[".repeat(900) + "]".repeat(900)))),
        row("422, its body 100,000 brackets deep",                post(1, 422, REJECTED, 1),         get(1, 422, REJECTED, 1),         answers(json(422, "[".repeat(100_000)))),
        row("422, its gzip is none",                              post(1, 422, REJECTED, 1),         get(1, 422, REJECTED, 1),         answers(json(422, "{}").addHeader("Content-Encoding", "gzip"))),

        // An interceptor says what the server does not.
        row("an interceptor makes it a 429",                      post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   answersWell(a -> a)).fresh().network(madeUp(429)),
        row("an interceptor makes it a 404",                      post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   answersWell(a -> a)).fresh().network(madeUp(404)),
        row("an interceptor makes it a 401",                      post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   answersWell(a -> a.addHeader("Date", NOW))).fresh().network(madeUp(401)),
        row("an interceptor throws another call's 404",           post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   answersWell(a -> a)).fresh().network(FaultyNetwork::anothersException),

        // Data that is handed out once, and lost on the way.
        row("answer lost, then a success without data",           null,                              get(2, "ResultLostException", UNKNOWN, 2), lostOnce(a -> a.onResponseStart(SocketEffect.ShutdownConnection.INSTANCE))).http1(),
        row("answer lost in a gateway, then one without data",    null,                              get(2, "ResultLostException", UNKNOWN, 2), lostOnce(a -> a.code(502))),

        // The server did it, but its answer is not what the API promises: every byte is kept.
        row("204",                                                post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(status(204))),
        row("200 without a body",                                 post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(status(200))),
        row("200 with HTML",                                      post(1, DECODING, UNKNOWN, 1),     get(1, DECODING, UNKNOWN, 1),     answers(status(200).addHeader("Content-Type", "text/html").body(HTML))),
        row("JSON cut off",                                       post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "{\"id\":\"x"))),
        row("JSON of another shape",                              post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "[1]"))),
        row("JSON without the fields",                            post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "{}"))),
        row("JSON null",                                          post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "null"))),
        row("100,000 brackets deep",                              post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "[".repeat(100_000)))),
        row("100,000 brackets deep in an unknown field",          post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "{\"x\":" + "[".repeat(100_000)))),
        row("another charset than it says",                       post(1),                           get(1),                           answersWell(a -> a.setHeader("Content-Type", "application/json; charset=utf-16"))),
        row("ISO-8859-1 bytes",                                   post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, "").body(new Buffer().writeString("{\"id\":\"\u00e9\"}", ISO_8859_1)))),
        row("gzip",                                               post(1),                           get(1),                           answersWell(FaultyServers::gzip)),
        row("gzip of HTML",                                       post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answersOf(encodeUtf8(HTML), gzip(json(200, HTML)))),
        row("gzip that is none",                                  post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, HTML).addHeader("Content-Encoding", "gzip"))),
        row("gzip cut off",                                       post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(cutOff(gzip(json(200, WireJson.INVITE))))),
        row("gzip of 100 MB",                                     post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(gzip(megabytes(100)))),
        row("100 MB",                                             post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answersOf(ByteString.of(new byte[11 << 20]), megabytes(100))).endless(),
        row("a byte more than maxResponseBytes",                  post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    answers(json(200, HTML))).with(b -> b.maxResponseBytes(HTML.length() - 1)),
        row("500 with 100 MB",                                    post(1, 500, UNKNOWN, 1),          get(3, 500, UNKNOWN, 3),          answersOf(ByteString.EMPTY, megabytes(100).code(500)))
    );
    // spotless:on

    /** For tests of one fault. */
    public static FaultRow named(String name) {
        return TABLE.stream()
                .filter(fault -> fault.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
