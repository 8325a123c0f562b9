package io.github.idininvites.proof.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Keep-alive HTTP/1.1 on a raw socket. What it does to a request depends on the seed, the call's number and how often it came,
 * so a call that went wrong goes the same way again; what it does to a connection before that, on the connection's number.
 */
final class SoakServer implements AutoCloseable {
    private final long seed;
    private final ServerLedger ledger;
    private final SocketServer sockets;
    private final Map<SoakFault, Integer> faults = Collections.synchronizedMap(new EnumMap<>(SoakFault.class));
    private volatile boolean stopped;

    SoakServer(long seed, ServerLedger ledger) throws IOException {
        this.seed = seed;
        this.ledger = ledger;
        sockets = new SocketServer(0, this::serve);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + sockets.port();
    }

    /** Until {@link #comeBack}, connections are refused. */
    void goAway() throws IOException {
        sockets.goAway();
    }

    void comeBack() {
        if (stopped) return;
        try {
            sockets.comeBack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int accepted() {
        return sockets.accepted();
    }

    /** How many are open now. */
    int connections() {
        return sockets.connections();
    }

    /** How often each fault happened. */
    Map<SoakFault, Integer> faults() {
        return faults;
    }

    private void serve(Socket socket, int number) throws IOException {
        var random = new SplittableRandom(seed ^ -number);
        try (socket) {
            socket.setTcpNoDelay(true);
            while (!stopped && exchange(socket, random)) {}
        }
    }

    /** Whether the connection may carry another. */
    private boolean exchange(Socket socket, SplittableRandom random) throws IOException {
        if (random.nextInt(100) == 0) return false; // before a byte of the request is read
        var in = new BufferedInputStream(socket.getInputStream());
        int first = in.read();
        if (first == -1) return false;
        int chance = random.nextInt(100);
        if (chance == 0) SocketServer.reset(socket);
        if (chance <= 1) return false; // in the middle of its first line
        String head = Http1.readHead(first, in);
        if (random.nextInt(100) == 0) return false; // between its head and its body
        byte[] body = Http1.read(Http1.bodyLength(head), in);
        var request = new SoakRequest(head, new String(body, ISO_8859_1));
        int call = request.call();
        if (request.redirected()) ledger.redirected(call);
        int before = ledger.arrived(call);
        var fate = new SplittableRandom(seed ^ (((long) call << 8) | before));
        var fault = SoakFault.pick(fate);
        faults.merge(fault, 1, Integer::sum);
        var exchange = new Exchange(socket, ledger, call, fate);
        if (request.isOfAnotherTime()) {
            ledger.wrongTime(call);
            exchange.mayRepeat().answer(401, "", Exchange.date(Duration.ZERO));
        } else fault.play(exchange);
        return exchange.open();
    }

    /** What comes later is not answered. False if the clients do not let go of their connections. */
    boolean stop() throws IOException, InterruptedException {
        stopped = true;
        sockets.goAway();
        return sockets.awaitHangUp();
    }

    @Override
    public void close() {
        sockets.close();
    }
}
