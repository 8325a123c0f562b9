package io.github.idininvites.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Answers HTTP/1.1 on one connection: a POST with the added person or the invite, a GET with the person and the result. */
final class Http1Server {
    private static final byte[] ADDED = answer(Answers.PERSON_ADDED);
    private static final byte[] INVITE = answer(Answers.INVITE);
    private static final byte[] ANSWERED = answer(Answers.PERSON_ANSWERED);
    private static final byte[] INVITES = "invites HTTP".getBytes(ISO_8859_1);
    private static final byte[] CONTENT_LENGTH = "\ncontent-length: ".getBytes(ISO_8859_1);

    private final Socket socket;
    private final LongSupplier delayMillis;
    private final byte[] buffer = new byte[32 << 10];
    private int filled;

    Http1Server(Socket socket, LongSupplier delayMillis) {
        this.socket = socket;
        this.delayMillis = delayMillis;
    }

    private static byte[] answer(byte[] body) {
        var head = "HTTP/1.1 200 OK\r\nDate: Wed, 01 Jan 2020 00:00:00 GMT\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] answer = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(ISO_8859_1), 0, answer, 0, head.length());
        System.arraycopy(body, 0, answer, head.length(), body.length);
        return answer;
    }

    /** Returns when the client closes the connection. */
    void serve() throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        for (int head = readHead(); head > 0; head = readHead()) {
            boolean post = buffer[0] == 'P';
            boolean invite = post && isInvite();
            int request = head + (post ? contentLength(head) : 0);
            while (filled < request) if (!readMore()) return;
            System.arraycopy(buffer, request, buffer, 0, filled - request);
            filled -= request;
            long delay = delayMillis.getAsLong();
            if (delay > 0) Thread.sleep(delay);
            out.write(invite ? INVITE : post ? ADDED : ANSWERED);
        }
    }

    /** The length of the request's head, 0 if no more comes. */
    private int readHead() throws IOException {
        for (int at = 3; ; at++) {
            while (at >= filled) if (!readMore()) return 0;
            if (buffer[at] == '\n' && buffer[at - 2] == '\n') return at + 1;
        }
    }

    private boolean readMore() throws IOException {
        int count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }

    /** The target's end is before the first line's. */
    private boolean isInvite() {
        int end = 0;
        while (buffer[end] != '\n') end++;
        int start = end - INVITES.length - "/1.1\r".length();
        return start > 0 && Arrays.equals(buffer, start, start + INVITES.length, INVITES, 0, INVITES.length);
    }

    private int contentLength(int head) {
        for (int start = 0; start < head - CONTENT_LENGTH.length; start++) {
            int matched = 0;
            while (matched < CONTENT_LENGTH.length && lowerCase(buffer[start + matched]) == CONTENT_LENGTH[matched])
                matched++;
            if (matched < CONTENT_LENGTH.length) continue;
            int length = 0;
            for (int at = start + matched; Character.isDigit(buffer[at]); at++) length = length * 10 + buffer[at] - '0';
            return length;
        }
        throw new IllegalStateException("a POST without Content-Length");
    }

    private static int lowerCase(byte character) {
        return character >= 'A' && character <= 'Z' ? character + 32 : character;
    }
}
