package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import io.github.idininvites.support.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** A client's connection, seen from the server: the steps of a request and its answer, and what can go wrong there. */
abstract class Peer {
    final StagedServer server;
    private final Socket raw;
    private Socket socket;
    private final CountDownLatch ended = new CountDownLatch(1);
    InputStream in = InputStream.nullInputStream();

    Peer(StagedServer server, Socket raw) {
        this.server = server;
        this.raw = raw;
        socket = raw;
    }

    static Peer of(StagedServer server, Protocol protocol, Socket raw) {
        return protocol == Protocol.HTTP_2 ? new Http2Peer(server, raw) : new Http1Peer(server, raw);
    }

    /** The handshake, where there is one. */
    void open(Protocol protocol, Certificate certificate) throws IOException {
        if (protocol.tls()) {
            var tls = (SSLSocket) certificate.sockets.createSocket(raw, null, raw.getPort(), true);
            tls.setUseClientMode(false);
            var parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {protocol == Protocol.HTTP_2 ? "h2" : "http/1.1"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            socket = tls;
        }
        in = new BufferedInputStream(socket.getInputStream());
    }

    abstract void readFirstByte() throws IOException;

    abstract void readHead() throws IOException;

    abstract void readHalfBody() throws IOException;

    abstract void readRequest() throws IOException;

    abstract void writeHalfHead() throws IOException;

    abstract void writeHead() throws IOException;

    final void writeHalfBody() throws IOException {
        writeBody(server.sent(half(answer())));
    }

    abstract void writeRest() throws IOException;

    abstract void writeBody(byte... part) throws IOException;

    abstract boolean isPost();

    abstract boolean clientListens();

    /** Whether the connection can take another request. */
    abstract boolean goesOn();

    /** Ends the connection in good order. */
    final void close() throws IOException {
        socket.close();
    }

    /** Reads what comes, and makes nothing of it. */
    final void drain() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Called when nobody reads from this connection any more. */
    final void ended() {
        ended.countDown();
    }

    /** Writes the answer's body a byte at a time. */
    final void drip() throws IOException {
        for (byte b : answer()) if (server.drips()) writeBody(server.sent(b));
    }

    /** Ends the connection with TCP's RST. */
    final void reset() throws IOException {
        SocketServer.reset(raw);
    }

    /** Ends a connection that waits; when this returns, a client that listens has understood. */
    final void closeIdle() throws IOException {
        if (clientListens()) raw.shutdownOutput();
        else close();
        await(ended);
    }

    /** Likewise, with TCP's RST: it leaves only once nobody waits for a byte here. */
    final void resetIdle() throws IOException {
        reset();
        await(ended);
    }

    final int read() throws IOException {
        return Http1.read(in);
    }

    final byte[] read(int length) throws IOException {
        return Http1.read(length, in);
    }

    final void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Says this, whatever the protocol wants. */
    final void say(String text) throws IOException {
        if (text.startsWith("HTTP/1.1 4")) server.refused();
        write(text.getBytes(US_ASCII));
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) throw new IllegalStateException("the client does not do its part");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    final byte[] answer() {
        return (isPost() ? WireJson.INVITE : WireJson.PERSON_ANSWERED).getBytes(UTF_8);
    }

    static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    static byte[] otherHalf(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length);
    }
}
