package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP/1.1 for the reads of many persons. Nobody has answered until a test says so; data is handed out once. */
public final class PersonServer implements AutoCloseable {
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Semaphore came = new Semaphore(0);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final SocketServer sockets;
    private volatile boolean all;
    private volatile CountDownLatch held = new CountDownLatch(0);

    public PersonServer() {
        try {
            sockets = new SocketServer(0, this::serve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + sockets.port();
    }

    /** This person has answered. */
    public void answers(String personId) {
        answered.add(personId);
    }

    /** Everybody has. */
    public void allAnswer() {
        all = true;
    }

    /** Answers calls for this person with this status. */
    public void refuses(String personId, int status) {
        refused.put(personId, status);
    }

    /** Answers nothing until {@link #release}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /** Whether so many reads have come since this was last asked, now or within thirty seconds. */
    public boolean awaitReads(int n) throws InterruptedException {
        return came.tryAcquire(n, 30, TimeUnit.SECONDS);
    }

    /** How many reads of this person came. */
    public int reads(String personId) {
        var counted = reads.get(personId);
        return counted == null ? 0 : counted.get();
    }

    /** How many reads came. */
    public int reads() {
        return reads.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many reads were in progress at the same time, at most. */
    public int mostAtOnce() {
        return most.get();
    }

    /** How many persons' data it has handed out. */
    public int handedOut() {
        return handedOut.size();
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
                String head = Http1.readHead(first, in);
                String path = head.substring(0, head.indexOf(" HTTP"));
                String id = path.substring(path.lastIndexOf('/') + 1);
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                reads.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
                var hold = held;
                came.release();
                await(hold);
                byte[] answer = answer(id);
                now.decrementAndGet();
                socket.getOutputStream().write(answer);
            }
        }
    }

    private byte[] answer(String id) {
        Integer status = refused.get(id);
        if (status != null) return response(status + " Refused", "{}");
        if (!all && !answered.contains(id)) return response("200 OK", person(id, "\"status\": null"));
        String result = handedOut.add(id) ? "{\"bin\": \"bin of " + id + "\"}" : "{\"notice\": \"handed out\"}";
        return response("200 OK", person(id, "\"status\": \"success\", \"result\": " + result));
    }

    private static String person(String id, String rest) {
        return "{\"id\": \"" + id + "\", \"name\": \"n\", " + rest + "}";
    }

    private static byte[] response(String status, String json) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json)
                .getBytes(UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
