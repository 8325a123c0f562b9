package io.github.idininvites.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;

/**
 * Answers HTTP/2 on one connection. A request with a body is a POST, one without is a GET, so that it need not unpack headers.
 * It sends less than any client's window, so it does not count that.
 */
final class Http2Server {
    private static final int DATA = 0, HEADERS = 1, SETTINGS = 4, PING = 6, WINDOW_UPDATE = 8;
    private static final int ACK = 1, END_STREAM = 1, END_HEADERS = 4;
    private static final int PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final byte[] ADDED_HEADERS = headers(Answers.PERSON_ADDED.length);
    private static final byte[] ANSWERED_HEADERS = headers(Answers.PERSON_ANSWERED.length);

    private final DataInputStream in;
    private final DataOutputStream out;
    private int unacknowledged;

    Http2Server(Socket socket) throws IOException {
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32 << 10));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 32 << 10));
    }

    /** In HPACK: texts in full, names by their place in the static table (RFC 7541, appendix A). */
    private static byte[] headers(int contentLength) {
        var block = new ByteArrayOutputStream();
        block.write(0x88); // :status 200
        literal(block, 28, Integer.toString(contentLength));
        literal(block, 31, "application/json"); // Content-Type
        literal(block, 33, "Wed, 01 Jan 2020 00:00:00 GMT"); // Date
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(0x0f);
        block.write(name - 15);
        block.write(value.length());
        block.writeBytes(value.getBytes(ISO_8859_1));
    }

    /** Returns when the client closes the connection. */
    void serve() throws IOException {
        in.readFully(new byte[PREFACE]);
        frame(6, SETTINGS, 0, 0);
        out.writeShort(MAX_CONCURRENT_STREAMS);
        out.writeInt(1000);
        try {
            while (true) {
                if (in.available() == 0) out.flush();
                answerFrame();
            }
        } catch (EOFException closed) {
            return;
        }
    }

    private void answerFrame() throws IOException {
        int lengthAndType = in.readInt();
        int length = lengthAndType >>> 8;
        int type = lengthAndType & 0xff;
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == SETTINGS && flags != ACK) frame(0, SETTINGS, ACK, 0);
        if (type == PING && flags != ACK) {
            frame(length, PING, ACK, 0);
            out.write(payload);
        }
        if (type == HEADERS && (flags & END_STREAM) != 0) answer(stream, ANSWERED_HEADERS, Answers.PERSON_ANSWERED);
        if (type != DATA) return;
        unacknowledged += length;
        if (unacknowledged > 16 << 10) {
            frame(4, WINDOW_UPDATE, 0, 0);
            out.writeInt(unacknowledged);
            unacknowledged = 0;
        }
        if ((flags & END_STREAM) != 0) answer(stream, ADDED_HEADERS, Answers.PERSON_ADDED);
    }

    private void answer(int stream, byte[] headers, byte[] body) throws IOException {
        frame(headers.length, HEADERS, END_HEADERS, stream);
        out.write(headers);
        frame(body.length, DATA, END_STREAM, stream);
        out.write(body);
    }

    private void frame(int length, int type, int flags, int stream) throws IOException {
        out.writeInt(length << 8 | type);
        out.writeByte(flags);
        out.writeInt(stream);
    }
}
