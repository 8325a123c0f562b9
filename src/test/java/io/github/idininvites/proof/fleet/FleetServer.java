package io.github.idininvites.proof.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.support.Docs;
import io.github.idininvites.support.Http1;
import io.github.idininvites.support.SocketServer;
import io.github.idininvites.support.WireJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Answers like the API, cheaply, and writes every POST into the ledger before it answers. */
final class FleetServer implements AutoCloseable {
    private static final Pattern WORKER = Pattern.compile("(?i)\r\nuser-agent: (\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("\"email_address\":\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("/persons/([^/]+)/");

    private final FleetLedger ledger;
    private final Listener listener;
    private final AtomicInteger posts = new AtomicInteger();
    private final SocketServer sockets;

    /** Hears of each POST after it is in the ledger, and before it is answered. */
    interface Listener {
        void posted(int number, String worker);
    }

    FleetServer(FleetLedger ledger, Listener listener) throws IOException {
        this.ledger = ledger;
        this.listener = listener;
        sockets = new SocketServer(0, this::serve);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + sockets.port();
    }

    int posts() {
        return posts.get();
    }

    private void serve(Socket socket, int connection) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int first = in.read(); first != -1; first = in.read()) {
                String head = Http1.readHead(first, in);
                String body = new String(Http1.read(Http1.bodyLength(head), in), UTF_8);
                String path = head.substring(0, head.indexOf(" HTTP"));
                boolean adds = path.endsWith("/persons");
                String reference;
                String answer;
                if (adds) {
                    String address = find(ADDRESS, body);
                    reference = FleetRow.reference(address);
                    answer = WireJson.PERSON_ADDED
                            .replace(Docs.PERSON_ID, ledger.added(reference))
                            .replace("andre@example.com", address);
                } else {
                    String personId = find(PERSON, path);
                    reference = FleetLedger.reference(personId);
                    ledger.invited(personId);
                    answer = WireJson.INVITE;
                }
                boolean drops = ledger.drops(adds ? "add" : "invite", reference);
                listener.posted(posts.incrementAndGet(), find(WORKER, head));
                if (drops) return;
                socket.getOutputStream().write(created(answer));
            }
        }
    }

    private static String find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new IllegalStateException("a request without " + pattern));
    }

    private static byte[] created(String json) {
        return ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.getBytes(UTF_8).length + "\r\n\r\n" + json)
                .getBytes(UTF_8);
    }

    @Override
    public void close() {
        sockets.close();
    }
}
