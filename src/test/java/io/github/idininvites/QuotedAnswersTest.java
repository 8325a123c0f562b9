package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OkHttp and Okio say about a broken answer quotes it, as text or as hex. */
final class QuotedAnswersTest {
    private static final String SECRET = "Andre van Dijk";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "HTTP/1.1 " + SECRET + "\r\n\r\n",
                "HTTP/1.1 2" + SECRET,
                "HTTP/1.1 -01 " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 " + SECRET,
                "HTTP/1.1 200 OK\r\n" + SECRET,
                "HTTP/1.1 200 OK\r\nX: " + SECRET,
                "HTTP/1.1 204 " + SECRET + "\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + "\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + SECRET,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 14\r\n\r\n" + SECRET,
                "HTTP/1.1 103 " + SECRET + "\r\n\r\nHTTP/1.1 2",
            })
    void areNotInTheTraceOfAnException(String answer) throws IOException {
        try (var server = new SocketServer(0, (socket, number) -> answer(socket, answer));
                var client = client(server)) {
            for (CallMode mode : CallMode.values()) {
                var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
                assertQuotesNothing(mode.failedInvite(RuntimeException.class, person));
                assertQuotesNothing(mode.failedGet(RuntimeException.class, person));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void areNotBehindOtherCauses(int depth) {
        var quote = thrownBy("okio.Buffer", new EOFException(SECRET));
        Exception cause = quote;
        for (int i = 0; i < depth; i++) cause = new IOException("ours", cause);
        var suppressing = new InterruptedIOException("timeout");
        suppressing.addSuppressed(cause);
        for (Exception each : new Exception[] {cause, suppressing}) {
            var failure = ApiErrors.noAnswer(CALL, each, Delivery.UNKNOWN, 1);
            assertQuotesNothing(failure);
            assertThat(trace(failure)).contains("java.io.EOFException (its message could quote the answer)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.Integer", "kotlin.text.StringsKt"})
    void areNotInWhatTheJdkThrowsForOkHttp(String first) {
        var quote = new NumberFormatException(SECRET);
        quote.setStackTrace(new StackTraceElement[] {frame(first), frame("okhttp3.internal.http1.Http1ExchangeCodec")});
        assertQuotesNothing(ApiErrors.noAnswer(CALL, quote, Delivery.UNKNOWN, 1));
        quote.setStackTrace(new StackTraceElement[0]);
        assertQuotesNothing(ApiErrors.noAnswer(CALL, quote, Delivery.UNKNOWN, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun.nio.ch.SocketDispatcher", "com.example.Interceptor"})
    void areNotSuspectedInWhatOthersThrow(String thrower) {
        var cause = thrownBy(thrower, new IOException("Connection reset by peer"));
        assertThat(ApiErrors.noAnswer(CALL, cause, Delivery.UNKNOWN, 1)).hasCause(cause);
    }

    /** A cause that is its own cause's cause. */
    @Test
    void areNotSearchedForEver() {
        var outer = new IOException("outer");
        var inner = new IOException("inner", outer);
        outer.initCause(inner);
        assertThat(ApiErrors.noAnswer(CALL, outer, Delivery.UNKNOWN, 1)).hasCauseInstanceOf(IOException.class);
    }

    private static final ApiCall<?> CALL = Endpoints.getPerson(Endpoints.person("g", "p"), "p");

    private static Exception thrownBy(String type, Exception exception) {
        exception.setStackTrace(new StackTraceElement[] {frame(type)});
        return exception;
    }

    private static StackTraceElement frame(String type) {
        return new StackTraceElement(type, "read", null, 1);
    }

    private static void assertQuotesNothing(Exception failure) {
        String trace = trace(failure);
        assertThat(failure).isInstanceOfAny(ConnectionException.class, RuntimeException.class);
        for (int from = 0; from + 4 <= SECRET.length(); from++) {
            String part = SECRET.substring(from, from + 4);
            assertThat(trace)
                    .doesNotContain(part)
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(part.getBytes(UTF_8)));
        }
    }

    private static String trace(Exception failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static IdinInvitesClient client(SocketServer server) {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl("http://127.0.0.1:" + server.port())
                .retryPolicy(RetryPolicy.none())
                .callTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static void answer(Socket socket, String answer) throws IOException {
        try (socket) {
            var in = socket.getInputStream();
            String head = Http1.readHead(Http1.read(in), in);
            Http1.read(Http1.bodyLength(head), in);
            socket.getOutputStream().write(answer.getBytes(UTF_8));
        }
    }
}
