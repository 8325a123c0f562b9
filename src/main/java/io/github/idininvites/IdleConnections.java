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
 * Checks a pooled HTTP/1.1 connection before a request is written to it. It is of no use if the server has closed it, or if it
 * has unread bytes: OkHttp would take them for the answer to the next request. OkHttp itself checks only after 10 s of idleness.
 * HTTP/2 needs no check, as a thread of OkHttp reads all the time.
 *
 * <p>It is also the socket factory, because the check does not wait on a {@link SocketChannel}. On other sockets (SOCKS, or those
 * of the user's own factory) it waits for 1 ms. HTTP/2 gets no channel: an interrupt during a write closes a channel, and that
 * would end the other calls of the connection. (On a virtual thread, an interrupt during a write that blocks closes any socket.)
 *
 * <p>Two cases it cannot see: a server that closes the connection at this moment, as its FIN has not arrived yet; and, with OkHttp
 * on the module path, a second answer that came in one segment with the first. Waiting 1 ms on a channel too helped on one machine
 * only.
 */
class IdleConnections extends SocketFactory {
    /** The connections that a client has used before. Clients share connections. */
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
        if (USED.add(connection)) return; // new; over TLS, bytes that are no answer may follow the handshake
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

    /** Reads a private field, because OkHttp shows to nobody what it has read and not used. */
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
                | RuntimeException another) { // another version of OkHttp, or OkHttp on the module path
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
