package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.idininvites.support.SocketServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;

/** A server made of sockets, which does at a stage what no server library would. */
final class StagedServer implements FaultyServer {
    private static final int SMALL_BUFFER = 4096;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch clientHasRead = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Protocol protocol;
    private final Certificate certificate;
    private final Stage stage;
    private final Stage.Action action;
    private final SocketServer sockets;
    private volatile boolean armed;
    private volatile boolean touched;
    private volatile boolean met;
    private volatile byte[] surplus = {};

    StagedServer(Protocol protocol, Certificate certificate, Stage stage, Stage.Action action) throws IOException {
        this.protocol = protocol;
        this.certificate = certificate;
        this.stage = stage;
        this.action = action;
        sockets = new SocketServer(SMALL_BUFFER, (socket, number) -> serve(Peer.of(this, protocol, socket)));
    }

    /** Until it is armed, each answer is followed by this, in the same segment. */
    StagedServer withSurplus(String surplus) {
        this.surplus = surplus.getBytes(US_ASCII);
        return this;
    }

    private void serve(Peer peer) throws IOException {
        peers.add(peer);
        try {
            answer(peer);
        } finally {
            peer.ended();
        }
    }

    private void answer(Peer peer) throws IOException {
        if (armed && stage == Stage.ACCEPT) {
            meet();
            action.on(peer);
            return;
        }
        peer.open(protocol, certificate);
        do {
            peer.readFirstByte();
            if (armed && stage != Stage.IDLE) {
                body.reset();
                stage.reach(peer, Stage.FIRST_BYTE);
                meet();
                action.on(peer);
            } else Stage.ANSWER.reach(peer, Stage.FIRST_BYTE);
        } while (peer.goesOn());
    }

    /** Called by a peer: a byte of a request has come. */
    void sawByte() {
        touched |= armed;
    }

    /** Called by a peer: a request has come, whole. */
    void sawRequest() {
        if (armed) requests.incrementAndGet();
    }

    /** Called by a client that can tell how much of a body it has read. */
    void clientRead(long bytes) {
        if (armed && bytes > 0 && bytes >= body.size()) clientHasRead.countDown();
    }

    /** Waits until it has read what was sent so far; TCP's RST would take the rest away from it. */
    void awaitClient() {
        Peer.await(clientHasRead);
    }

    /** Called when the fault shows. */
    void meet() {
        met = true;
    }

    /** Called by a client that waits for ever, and whose thread nobody can interrupt; it waits until this server is closed. */
    void awaitClose() {
        boolean interrupted = false;
        while (closed.getCount() > 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Called by a peer that says no. */
    void refused() {
        refusals.incrementAndGet();
    }

    /** Called by a peer, of what it sends of a body. */
    byte[] sent(byte... part) {
        body.writeBytes(part);
        return part;
    }

    /** Called by a peer that has nothing else to say: what it says all the same. */
    byte[] surplus() {
        return armed ? new byte[0] : surplus;
    }

    /** Pauses between two bytes that drip; false once there is nobody to drip on. */
    boolean drips() {
        try {
            return !closed.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Refuses connections from now on. */
    void vanish() throws IOException {
        sockets.goAway();
    }

    @Override
    public int port() {
        return sockets.port();
    }

    @Override
    public void arm() throws IOException {
        armed = true;
        if (stage == Stage.IDLE) for (Peer peer : peers) action.on(peer);
    }

    @Override
    public boolean met() {
        return met;
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int processed() {
        return Math.max(0, requests.get() - refusals.get());
    }

    @Override
    public boolean touched() {
        return touched;
    }

    @Override
    public ByteString body() {
        return ByteString.of(body.toByteArray());
    }

    @Override
    public void close() {
        closed.countDown();
        sockets.close();
    }
}
