package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;

/** Takes POSTs as the API does, and answers once they are in the {@link PostLedger}; or drops the answer. */
final class CrashServer implements AutoCloseable {
    private static final int ANY = Integer.MAX_VALUE;

    private final SocketServer sockets;
    private volatile PostLedger ledger;
    private volatile PostGate gate = new PostGate(ANY, 0);

    CrashServer(PostLedger ledger) throws IOException {
        this.ledger = ledger;
        sockets = new SocketServer(0, (socket, number) -> serve(socket));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + sockets.port();
    }

    /** From now on POSTs go into this one. */
    void use(PostLedger next) {
        ledger = next;
    }

    /** In place of the one before. */
    PostGate gate(int atPost, int held) {
        gate = new PostGate(atPost, held);
        return gate;
    }

    /** From now on holds no more answers; those that are held stay so. */
    void holdNoMore() {
        gate = new PostGate(ANY, 0);
    }

    /** Until all that a dead process sent is in the ledger. */
    void awaitHangUp() throws InterruptedException {
        if (!sockets.awaitHangUp()) throw new AssertionError("a connection of a dead process stays open");
    }

    @Override
    public void close() {
        gate.open();
        sockets.close();
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int first = in.read(); first != -1; first = in.read()) {
                String head = Http1.readHead(first, in);
                byte[] body = Http1.read(Http1.bodyLength(head), in);
                var moment = gate;
                var post = ledger.add(head.substring("POST ".length(), head.indexOf(" HTTP")), body);
                if (post.isDropped()) return;
                moment.beforeAnswer(post);
                byte[] json = post.answer().getBytes(UTF_8);
                String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length
                        + "\r\n\r\n" + post.answer();
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                moment.afterAnswer(post);
            }
        }
    }
}
