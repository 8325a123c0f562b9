package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import io.github.idininvites.support.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** Closes each connection after so many answers, and does not announce it. */
final class ClosingServer implements AutoCloseable {
    private final Protocol protocol;
    private final int answersPerConnection;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Integer, CountDownLatch> closed = new ConcurrentHashMap<>();
    private final SocketServer sockets;

    ClosingServer(Protocol protocol, int answersPerConnection) throws IOException {
        this.protocol = protocol;
        this.answersPerConnection = answersPerConnection;
        sockets = new SocketServer(0, (socket, number) -> serve(socket));
    }

    String baseUrl() {
        return protocol.baseUrl("127.0.0.1", sockets.port());
    }

    int requests() {
        return requests.get();
    }

    int accepted() {
        return sockets.accepted();
    }

    /** Waits until the connection from that port is closed here, if the answer that just came on it was the last. */
    void awaitClose(int clientsPort) {
        var last = closed.remove(clientsPort);
        if (last != null) Peer.await(last);
    }

    private void serve(Socket raw) throws IOException {
        raw.setTcpNoDelay(true);
        var last = new CountDownLatch(1);
        try (var socket = opened(raw)) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (int answers = 1; answers <= answersPerConnection; answers++) {
                int first = in.read();
                if (first == -1) return;
                Http1.read(Http1.bodyLength(Http1.readHead(first, in)), in);
                requests.incrementAndGet();
                if (answers == answersPerConnection) closed.put(raw.getPort(), last);
                socket.getOutputStream().write(answer());
            }
        } finally {
            last.countDown();
        }
    }

    private Socket opened(Socket raw) throws IOException {
        if (!protocol.tls()) return raw;
        var tls = (SSLSocket) Certificate.GOOD.sockets.createSocket(raw, null, raw.getPort(), true);
        tls.setUseClientMode(false);
        return tls;
    }

    private static byte[] answer() {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + WireJson.INVITE.length()
                        + "\r\n\r\n" + WireJson.INVITE)
                .getBytes(UTF_8);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
