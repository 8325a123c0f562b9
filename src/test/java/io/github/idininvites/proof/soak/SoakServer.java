package io.github.idininvites.proof.soak;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keep-alive HTTP/1.1 on a raw socket. What it does to a request depends on the seed, the call's number and how often it came,
 * so a call that went wrong goes the same way again; what it does to a connection before that, on the connection's number.
 */
final class SoakServer implements AutoCloseable {
    // Below the ports that connections get: on one of those a client could be connected to itself while nobody listens.
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int BACKLOG = 256;

    private final long seed;
    private final ServerLedger ledger;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<SoakFault, Integer> faults = Collections.synchronizedMap(new EnumMap<>(SoakFault.class));
    private volatile ServerSocket listener;
    private volatile boolean stopped;

    SoakServer(long seed, ServerLedger ledger) {
        this.seed = seed;
        this.ledger = ledger;
        listener = listenOnSomePort();
        port = listener.getLocalPort();
        accept(listener);
    }

    private static ServerSocket listenOnSomePort() {
        var random = new SplittableRandom();
        while (true) {
            var socket = listen(FIRST_PORT + random.nextInt(PORTS));
            if (socket != null) return socket;
        }
    }

    private static @Nullable ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
                return socket;
            } catch (BindException taken) {
                socket.close();
                return null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Until {@link #comeBack}, connections are refused. */
    void goAway() throws IOException {
        listener.close();
    }

    void comeBack() {
        ServerSocket socket = listen(port);
        while (socket == null && !stopped) { // a thread that was accepting has not let go of the port yet
            LockSupport.parkNanos(MILLISECONDS.toNanos(5));
            socket = listen(port);
        }
        if (socket == null) return;
        listener = socket;
        accept(socket);
    }

    int accepted() {
        return accepted.get();
    }

    /** How many are open now. */
    int connections() {
        return connections.get();
    }

    /** How often each fault happened. */
    Map<SoakFault, Integer> faults() {
        return faults;
    }

    private void accept(ServerSocket from) {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket socket = from.accept();
                    int number = accepted.incrementAndGet();
                    connections.incrementAndGet();
                    threads.execute(() -> serve(socket, new SplittableRandom(seed ^ -number)));
                }
            } catch (IOException | RejectedExecutionException closed) {
                // away, or stopped
            }
        });
    }

    private void serve(Socket socket, SplittableRandom random) {
        try (socket) {
            socket.setTcpNoDelay(true);
            while (!stopped && exchange(socket, random)) {}
        } catch (IOException clientLeft) {
            // as it may
        } finally {
            connections.decrementAndGet();
        }
    }

    /** Whether the connection may carry another. */
    private boolean exchange(Socket socket, SplittableRandom random) throws IOException {
        if (random.nextInt(100) == 0) return false; // before a byte of the request is read
        var in = new BufferedInputStream(socket.getInputStream());
        int first = in.read();
        if (first == -1) return false;
        int chance = random.nextInt(100);
        if (chance == 0) socket.setSoLinger(true, 0);
        if (chance <= 1) return false; // in the middle of its first line
        String head = SoakRequest.readHead(first, in);
        if (head == null || random.nextInt(100) == 0) return false; // between its head and its body
        var request = SoakRequest.readBody(head, in);
        if (request == null) return false;
        int call = request.call();
        if (request.redirected()) ledger.redirected(call);
        int before = ledger.arrived(call);
        var fate = new SplittableRandom(seed ^ (((long) call << 8) | before));
        var fault = SoakFault.pick(fate);
        faults.merge(fault, 1, Integer::sum);
        var exchange = new Exchange(socket, ledger, call, fate);
        fault.play(exchange);
        return exchange.open();
    }

    /** What comes later is not answered. False if the clients do not let go of their connections. */
    boolean stop() throws IOException, InterruptedException {
        stopped = true;
        listener.close();
        threads.shutdown();
        return threads.awaitTermination(10, SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
