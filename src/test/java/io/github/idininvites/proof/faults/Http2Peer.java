package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** HTTP/2 (RFC 9113), as far as it takes. It need not understand a request's headers, only where they end. */
final class Http2Peer extends Peer {
    private static final int PREFACE_LENGTH = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    private final CountDownLatch pong = new CountDownLatch(1);
    private boolean opened;
    private boolean inFrame;
    private int type;
    private int flags;
    private int stream;
    private int left;
    private boolean post;
    private int current;

    Http2Peer(StagedServer server, Socket raw) {
        super(server, raw);
    }

    @Override
    void readFirstByte() throws IOException {
        if (!opened) {
            read(PREFACE_LENGTH);
            frame(SETTINGS, 0, 0);
            opened = true;
        }
        do nextFrame();
        while (type != HEADERS);
        current = stream;
        server.sawByte();
    }

    @Override
    void readHead() throws IOException {
        read(left);
        left = 0;
        post = !streamEnded();
    }

    @Override
    void readHalfBody() throws IOException {
        while (type != DATA && post) nextFrame();
        left -= read(left / 2).length;
    }

    @Override
    void readRequest() throws IOException {
        while (!streamEnded()) nextFrame();
        server.sawRequest();
    }

    private boolean streamEnded() {
        return (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
    }

    @Override
    void writeHalfHead() throws IOException {
        inFrame = true;
        write(half(head()));
    }

    @Override
    void writeHead() throws IOException {
        write(otherHalf(head()));
        inFrame = false;
    }

    @Override
    void writeRest() throws IOException {
        frame(DATA, END_STREAM, current, server.sent(otherHalf(answer())));
    }

    @Override
    void writeBody(byte... part) throws IOException {
        frame(DATA, 0, current, part);
    }

    @Override
    boolean isPost() {
        return post;
    }

    @Override
    boolean clientListens() {
        return true;
    }

    @Override
    boolean goesOn() {
        return true;
    }

    void resetStream(int errorCode) throws IOException {
        frame(RST_STREAM, 0, current, ByteBuffer.allocate(4).putInt(errorCode).array());
    }

    /** The streams up to this one may have been processed, the later ones were not. */
    void goAway(int lastStream) throws IOException {
        frame(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(0).array());
    }

    int stream() {
        return current;
    }

    /** Waits until the client has read all that was written to it. */
    void ping() throws IOException {
        frame(PING, 0, 0, new byte[8]);
        await(pong);
    }

    /** Reads the next frame's header, and answers what the protocol wants answered. */
    private void nextFrame() throws IOException {
        read(left);
        byte[] header = read(9);
        left = ((header[0] & 255) << 16) | ((header[1] & 255) << 8) | (header[2] & 255);
        type = header[3];
        flags = header[4];
        stream = ByteBuffer.wrap(header, 5, 4).getInt();
        if (type == PING && (flags & ACK) != 0) pong.countDown();
        boolean asks = (type == SETTINGS || type == PING) && (flags & ACK) == 0;
        if (!asks) return;
        byte[] payload = read(left);
        left = 0;
        if (!inFrame) frame(type, ACK, 0, type == PING ? payload : new byte[0]);
    }

    private byte[] head() {
        var block = ByteBuffer.allocate(100);
        block.put((byte) 0x88); // ":status: 200", by its index (RFC 7541, appendix A)
        literal(block, "content-type", "application/json");
        literal(block, "content-length", Integer.toString(answer().length));
        return framed(HEADERS, END_HEADERS, current, Arrays.copyOf(block.array(), block.position()));
    }

    private static void literal(ByteBuffer block, String name, String value) {
        block.put((byte) 0).put((byte) name.length()).put(name.getBytes(US_ASCII));
        block.put((byte) value.length()).put(value.getBytes(US_ASCII));
    }

    private void frame(int type, int flags, int stream, byte... payload) throws IOException {
        write(framed(type, flags, stream, payload));
    }

    private static byte[] framed(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
