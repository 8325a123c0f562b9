package io.github.idininvites.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Listens on a free port of this machine, and serves each connection on a thread of its own. */
public final class SocketServer implements AutoCloseable {
    /** What its threads' names are. */
    public static final String THREAD = "socket-server";

    private static final int BACKLOG = 256;
    private static final int BIND_TRIES = 400; // 5 ms apart

    private final Service service;
    private final int receiveBuffer;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Socket, Thread> open = new ConcurrentHashMap<>();
    private final int port;
    private ServerSocket listener;
    private Thread acceptor;
    private Socket holder = new Socket();

    /** Serves a connection, and closes the socket; {@link #close()} resets one that is left open. */
    public interface Service {
        /** The number counts the connections, from 1, in the order in which they came. */
        void serve(Socket socket, int number) throws IOException;
    }

    /** What may fail when the other side, or the server, has gone. */
    public interface Work {
        void run() throws IOException;
    }

    /** @param receiveBuffer in bytes; a small one is full before a large body is read. 0 for the system's own size. */
    public SocketServer(int receiveBuffer, Service service) throws IOException {
        this.receiveBuffer = receiveBuffer;
        this.service = service;
        listen(0);
        port = listener.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** How many connections came. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    /** Refuses connections from now on, and keeps the port, so that no client is connected to somebody else or to itself. */
    public synchronized void goAway() throws IOException {
        listener.close();
        try {
            acceptor.join(); // which listens until it notices
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        holder.close();
        bind(() -> {
            holder = new Socket();
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        });
    }

    /** Listens again, on the same port. */
    public synchronized void comeBack() throws IOException {
        holder.close();
        bind(() -> listen(port));
    }

    /** Whether all connections are closed, now or within ten seconds. */
    public boolean awaitHangUp() throws InterruptedException {
        long end = System.nanoTime() + SECONDS.toNanos(10);
        for (var thread : open.values()) thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        return open.isEmpty();
    }

    /** Resets the connections that are open. */
    @Override
    public synchronized void close() {
        quietly(listener::close);
        quietly(holder::close);
        for (var socket : open.keySet()) quietly(() -> reset(socket));
    }

    /** Ends the connection with TCP's RST. */
    public static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** A daemon thread that does this; it is not started yet. */
    public static Thread thread(Work work) {
        var thread = new Thread(() -> quietly(work), THREAD);
        thread.setDaemon(true);
        return thread;
    }

    private void listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listener = socket;
        acceptor = thread(() -> {
            while (true) serve(socket.accept());
        });
        acceptor.start();
    }

    private void serve(Socket socket) {
        int number = accepted.incrementAndGet();
        var thread = thread(() -> {
            try {
                service.serve(socket, number);
            } finally {
                if (socket.isClosed()) open.remove(socket);
            }
        });
        open.put(socket, thread);
        thread.start();
    }

    /** For a moment the port may be somebody else's: an outgoing connection's, say. */
    private static void bind(Work work) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                work.run();
                return;
            } catch (BindException e) {
                if (tries == BIND_TRIES) throw e;
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException over) {
            // one of the two sides has gone, as was the plan
        }
    }
}
