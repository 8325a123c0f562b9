package io.github.idininvites.proof.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;

/** A port where no connection comes about: refused, or never answered. */
final class DeadServer implements FaultyServer {
    private final List<Closeable> held = new ArrayList<>();
    private final int port;

    private DeadServer(Socket bound) {
        held.add(bound);
        port = bound.getLocalPort();
    }

    private DeadServer(ServerSocket deaf) throws IOException {
        held.add(deaf);
        port = deaf.getLocalPort();
        try {
            while (true) { // until the queue of connections that wait to be accepted is full
                var waiting = new Socket();
                held.add(waiting);
                waiting.connect(deaf.getLocalSocketAddress(), 100);
            }
        } catch (SocketTimeoutException full) {
            // from now on it answers no SYN
        }
    }

    /** The port is bound, so that nobody else gets it, and nobody listens. */
    static DeadServer refusing() throws IOException {
        var bound = new Socket();
        bound.bind(new InetSocketAddress(LOOPBACK, 0));
        return new DeadServer(bound);
    }

    static DeadServer deaf() throws IOException {
        return new DeadServer(new ServerSocket(0, 1, LOOPBACK));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void arm() {}

    /** It never knows of a client. */
    @Override
    public boolean met() {
        return true;
    }

    @Override
    public int requests() {
        return 0;
    }

    @Override
    public int processed() {
        return 0;
    }

    @Override
    public boolean touched() {
        return false;
    }

    @Override
    public ByteString body() {
        return ByteString.EMPTY;
    }

    @Override
    public void close() {
        for (var socket : held) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
