package io.github.idininvites.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** SOCKS 5 (RFC 1928) without credentials, for one target wherever it is asked to go. */
public final class SocksProxy implements AutoCloseable {
    private static final int IPV4 = 1;
    private static final int DOMAIN = 3;

    private final SocketServer sockets;
    private final int target;
    private final AtomicInteger connections = new AtomicInteger();

    public SocksProxy(int target) {
        this.target = target;
        try {
            sockets = new SocketServer(0, this::serve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Proxy proxy() {
        return new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), sockets.port()));
    }

    public int connections() {
        return connections.get();
    }

    private void serve(Socket client, int number) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        in.skipNBytes(1);
        in.skipNBytes(in.readUnsignedByte());
        client.getOutputStream().write(new byte[] {5, 0});
        in.skipNBytes(3);
        int kind = in.readUnsignedByte();
        in.skipNBytes(kind == IPV4 ? 4 : kind == DOMAIN ? in.readUnsignedByte() : 16);
        in.skipNBytes(2);
        client.getOutputStream().write(new byte[] {5, 0, 0, IPV4, 0, 0, 0, 0, 0, 0});
        connections.incrementAndGet();
        var api = new Socket(InetAddress.getLoopbackAddress(), target);
        SocketServer.thread(() -> copy(client, api)).start();
        copy(api, client);
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    @Override
    public void close() {
        sockets.close();
    }
}
