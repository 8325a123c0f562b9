package io.github.idininvites;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A socket that can be asked, without waiting, whether anything has come: a {@code java.net.Socket} waits at least 1 ms, a look
 * into its channel takes 2 us. Used for HTTP/1.1 only: an interrupt during a write closes a channel, and on HTTP/2 that would
 * hit the other calls.
 */
final class ChannelSocket extends Socket {
    private static final Map<SocketChannel, ChannelSocket> OPEN = new ConcurrentHashMap<>();

    private final Impl impl;
    private boolean used;

    ChannelSocket() throws IOException {
        this(new Impl(SocketChannel.open()));
    }

    private ChannelSocket(Impl impl) throws SocketException {
        super(impl);
        this.impl = impl;
        OPEN.put(impl.channel, this);
    }

    /** The one that this is, or that TLS is layered over; null if there is none. */
    static @Nullable ChannelSocket of(Socket socket) {
        if (socket instanceof ChannelSocket self) return self;
        SocketChannel channel = socket.getChannel();
        return channel == null ? null : OPEN.get(channel);
    }

    /** True the first time. */
    boolean isFresh() {
        boolean fresh = !used;
        used = true;
        return fresh;
    }

    /** Whether nothing has come, the end included. What has come is kept for the next read. */
    boolean isQuiet() {
        try {
            return impl.isQuiet();
        } catch (IOException reset) {
            return false;
        }
    }

    @Override
    public SocketChannel getChannel() {
        return impl.channel;
    }

    private static final class Impl extends SocketImpl {
        private static final int NOTHING = -1;
        private static final String ONLY = "this socket connects to an address, as OkHttp's do, and no more";

        private final SocketChannel channel;
        private final Socket socket;
        private int kept = NOTHING;

        Impl(SocketChannel channel) {
            this.channel = channel;
            this.socket = channel.socket();
        }

        boolean isQuiet() throws IOException {
            if (kept != NOTHING) return false;
            var one = ByteBuffer.allocate(1);
            channel.configureBlocking(false);
            int read = channel.read(one);
            channel.configureBlocking(true);
            if (read == 1) kept = one.get(0) & 0xff;
            return read == 0;
        }

        @Override
        protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
            try {
                socket.connect(to, timeoutMillis);
            } catch (IllegalArgumentException e) { // unresolved, or IPv6 where there is none
                throw (SocketException) new SocketException("cannot connect").initCause(e);
            }
            address = ((InetSocketAddress) to).getAddress();
            port = ((InetSocketAddress) to).getPort();
            localport = socket.getLocalPort();
        }

        @Override
        protected InputStream getInputStream() throws IOException {
            InputStream in = socket.getInputStream();
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    if (kept == NOTHING || length == 0) return in.read(into, offset, length);
                    into[offset] = (byte) kept;
                    kept = NOTHING;
                    return 1;
                }
            };
        }

        @Override
        protected OutputStream getOutputStream() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        protected int available() throws IOException {
            return socket.getInputStream().available();
        }

        @Override
        protected void close() throws IOException {
            OPEN.remove(channel);
            channel.close();
        }

        @Override
        protected void shutdownInput() throws IOException {
            channel.shutdownInput();
        }

        @Override
        protected void shutdownOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void setOption(int option, Object value) throws SocketException {
            switch (option) {
                case SocketOptions.SO_TIMEOUT -> socket.setSoTimeout((Integer) value);
                case SocketOptions.TCP_NODELAY -> socket.setTcpNoDelay((Boolean) value);
                case SocketOptions.SO_KEEPALIVE -> socket.setKeepAlive((Boolean) value);
                case SocketOptions.SO_LINGER ->
                    socket.setSoLinger(value instanceof Integer, value instanceof Integer seconds ? seconds : 0);
                default -> throw new SocketException("no such option here: " + option);
            }
        }

        @Override
        public @Nullable Object getOption(int option) throws SocketException {
            return switch (option) {
                case SocketOptions.SO_TIMEOUT -> socket.getSoTimeout();
                case SocketOptions.TCP_NODELAY -> socket.getTcpNoDelay();
                case SocketOptions.SO_KEEPALIVE -> socket.getKeepAlive();
                case SocketOptions.SO_LINGER -> socket.getSoLinger();
                case SocketOptions.SO_BINDADDR -> socket.getLocalAddress();
                default -> throw new SocketException("no such option here: " + option);
            };
        }

        @Override
        protected void create(boolean stream) {}

        @Override
        protected void connect(String host, int port) throws IOException {
            throw new SocketException(ONLY);
        }

        @Override
        protected void connect(InetAddress to, int port) throws IOException {
            throw new SocketException(ONLY);
        }

        @Override
        protected void bind(InetAddress host, int port) throws IOException {
            throw new SocketException(ONLY);
        }

        @Override
        protected void listen(int backlog) throws IOException {
            throw new SocketException(ONLY);
        }

        @Override
        protected void accept(SocketImpl accepted) throws IOException {
            throw new SocketException(ONLY);
        }

        @Override
        protected void sendUrgentData(int data) throws IOException {
            throw new SocketException(ONLY);
        }
    }
}
