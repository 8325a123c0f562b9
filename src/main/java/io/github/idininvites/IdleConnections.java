package io.github.idininvites;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;
import okhttp3.Protocol;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, while nothing is written yet, that a pooled HTTP/1.1 connection is of no use: the server closed it, or it holds an
 * answer too many, which OkHttp would take for the answer to the next request. OkHttp looks only after 10 s of idleness. (On
 * HTTP/2 a thread of OkHttp's reads all the time.)
 *
 * <p>As a socket factory it makes the sockets for that: a look into a {@link SocketChannel} takes 2 us. With other sockets
 * (SOCKS, the user's own factory) it takes 1 ms. HTTP/2 gets no channel: an interrupt during a write closes one, and would hit
 * the other calls of the connection.
 */
class IdleConnections extends SocketFactory {
    /** By whichever client: clients share connections. */
    private static final Set<Connection> USED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final @Nullable MethodHandle BUFFER = buffer();
    private volatile boolean http1;

    /** @param http1 whether it is known that the server will not choose HTTP/2 */
    IdleConnections(boolean http1) {
        this.http1 = http1;
    }

    /**
     * @param ours whether this is the connection's socket factory
     * @throws StaleConnectionException if the connection is of no use
     */
    void check(Connection connection, boolean ours) throws StaleConnectionException {
        if (connection.protocol() != Protocol.HTTP_1_1) return;
        if (USED.add(connection)) return; // over TLS, bytes that are no answer may follow the handshake
        Socket socket = connection.socket();
        SocketChannel channel = socket.getChannel();
        boolean replaceable = ours
                && socket instanceof SSLSocket
                && connection.route().proxy().type() != Proxy.Type.SOCKS;
        http1 |= replaceable; // the server has chosen HTTP/1.1
        boolean alive =
                !hasUnread(connection) && (channel != null ? isQuiet(channel) : !replaceable && staysQuiet(socket));
        if (!alive) throw new StaleConnectionException();
    }

    /** Does not wait. */
    private static boolean isQuiet(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException dead) {
            return false;
        }
    }

    /** Waits for 1 ms. */
    private static boolean staysQuiet(Socket socket) {
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException quiet) {
                socket.setSoTimeout(timeout);
                return true;
            }
        } catch (IOException dead) {
            return false;
        }
    }

    private static boolean hasUnread(Connection connection) {
        if (BUFFER == null) return false;
        try {
            return !((BufferedSource) BUFFER.invoke(connection)).getBuffer().exhausted();
        } catch (Throwable changed) {
            return false;
        }
    }

    /** OkHttp shows to nobody what it has read and not used. */
    private static @Nullable MethodHandle buffer() {
        try {
            var type = Class.forName("okhttp3.internal.connection.RealConnection");
            var field = type.getDeclaredField("socket");
            field.setAccessible(true);
            var lookup = MethodHandles.lookup();
            return MethodHandles.filterReturnValue(
                    lookup.unreflectGetter(field),
                    lookup.unreflect(field.getType().getMethod("getSource")));
        } catch (ReflectiveOperationException
                | RuntimeException another) { // another OkHttp, or a module that is closed
            return null;
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return http1 ? SocketChannel.open().socket() : new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException(); // OkHttp connects by itself
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
