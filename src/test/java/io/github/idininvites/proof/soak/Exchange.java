package io.github.idininvites.proof.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.idininvites.support.SocketServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** The moves that a server can make once it has read a request: a {@link SoakFault} is a row of them. */
final class Exchange {
    private final Socket socket;
    private final ServerLedger ledger;
    private final int call;
    private final SplittableRandom random;
    private boolean open = true;

    Exchange(Socket socket, ServerLedger ledger, int call, SplittableRandom random) {
        this.socket = socket;
        this.ledger = ledger;
        this.call = call;
        this.random = random;
    }

    /** Whether the connection may carry another request. */
    boolean open() {
        return open;
    }

    Exchange process() {
        ledger.processed(call);
        return this;
    }

    Exchange mayRepeat() {
        ledger.mayRepeat(call);
        return this;
    }

    /** As an edge whose clock is off. */
    Exchange tellWrongTime() throws IOException {
        ledger.toldWrongTime(call);
        return answer(401, "", date(wrongTime()));
    }

    /** Takes about as long as the client waits, sometimes less and sometimes more. */
    Exchange stall() {
        LockSupport.parkNanos(MILLISECONDS.toNanos(random.nextLong(250, 400)));
        return this;
    }

    Exchange blink() {
        LockSupport.parkNanos(MILLISECONDS.toNanos(random.nextLong(20)));
        return this;
    }

    Exchange ok(String... headers) throws IOException {
        return answer(200, json(), headers);
    }

    Exchange answer(int status, String body, String... headers) throws IOException {
        return write(whole(status, body, headers));
    }

    Exchange redirect(int status) throws IOException {
        return answer(status, "", "Location: /elsewhere/call-" + call);
    }

    /** The beginning of a good answer, broken off in its headers. */
    Exchange partOfHeaders() throws IOException {
        String answer = whole(200, json());
        return write(answer.substring(0, random.nextInt(1, answer.indexOf("\r\n\r\n"))));
    }

    /** The beginning of a good answer, broken off in its body. */
    Exchange partOfBody() throws IOException {
        String answer = whole(200, json());
        return write(answer.substring(0, random.nextInt(answer.indexOf("\r\n\r\n") + 4, answer.length())));
    }

    Exchange partOfChunks() throws IOException {
        String body = json();
        return write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length())
                + "\r\n" + body + "\r\n");
    }

    Exchange write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    Exchange close() throws IOException {
        open = false;
        socket.close();
        return this;
    }

    Exchange reset() throws IOException {
        open = false;
        SocketServer.reset(socket);
        return this;
    }

    /** Which every kind of answer can be read from. */
    String json() {
        String id = "call-" + call;
        return "{\"id\": \"" + id + "\", \"name\": \"" + id + "\", \"url\": \"https://example.com/" + id + "\"}";
    }

    static String date(Duration ahead) {
        return "Date: "
                + RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC).plus(ahead));
    }

    /** Hours ahead or behind. */
    private Duration wrongTime() {
        return Duration.ofMinutes(random.nextInt(60, 600) * (random.nextBoolean() ? 1L : -1L));
    }

    private static String whole(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String type = more.contains("Content-Type") ? "" : "Content-Type: application/json\r\n";
        return "HTTP/1.1 " + status + " Said\r\n" + type + "Content-Length: " + body.length() + "\r\n" + more + "\r\n"
                + body;
    }
}
