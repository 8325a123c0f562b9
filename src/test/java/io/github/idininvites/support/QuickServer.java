package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** HTTP/1.1 for many connections: answers each call as documented, at once or when it is told to. */
public final class QuickServer implements AutoCloseable {
    private static final byte[] GROUP = answer(WireJson.GROUP);
    private static final byte[] ADDED = answer(WireJson.PERSON_ADDED);
    private static final byte[] INVITE = answer(WireJson.INVITE);
    private static final byte[] PERSON = answer(WireJson.PERSON_ANSWERED);

    private final Semaphore came = new Semaphore(0);
    private final SocketServer sockets;
    private volatile int forgotten;
    private volatile CountDownLatch held = new CountDownLatch(0);

    public QuickServer() {
        try {
            sockets = new SocketServer(0, this::serve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + sockets.port();
    }

    /** Answers nothing until {@link #release}. */
    public QuickServer hold() {
        held = new CountDownLatch(1);
        return this;
    }

    /** Answers what was held, and whatever comes. */
    public void release() {
        held.countDown();
    }

    /** What comes on connections that are open now vanishes, as if somebody between had forgotten them. */
    public void forget() {
        forgotten = sockets.accepted();
    }

    /** Whether so many requests have come since this was last asked, now or within thirty seconds. */
    public boolean awaitRequests(int requests) throws InterruptedException {
        return came.tryAcquire(requests, 30, TimeUnit.SECONDS);
    }

    /** How many requests came that {@link #awaitRequests} did not wait for. */
    public int requests() {
        return came.availablePermits();
    }

    /** How many connections came. */
    public int accepted() {
        return sockets.accepted();
    }

    /** Whether the clients have closed all connections, now or within ten seconds. */
    public boolean awaitHangUp() throws InterruptedException {
        return sockets.awaitHangUp();
    }

    @Override
    public void close() {
        release();
        sockets.close();
    }

    private void serve(Socket socket, int number) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int first = in.read(); first != -1; first = in.read()) {
                byte[] answer = answerTo(first, in);
                if (number <= forgotten) continue;
                var hold = held;
                came.release();
                await(hold);
                socket.getOutputStream().write(answer);
            }
        }
    }

    private static byte[] answerTo(int first, InputStream in) throws IOException {
        String head = Http1.readHead(first, in);
        Http1.read(Http1.bodyLength(head), in);
        if (head.startsWith("GET")) return PERSON;
        String path = head.substring(0, head.indexOf(" HTTP"));
        return path.endsWith("/groups") ? GROUP : path.endsWith("/persons") ? ADDED : INVITE;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] answer(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.getBytes(UTF_8).length
                        + "\r\n\r\n" + json)
                .getBytes(UTF_8);
    }
}
