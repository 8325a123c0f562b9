package io.github.idininvites.proof.faults;

import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A proper server, MockWebServer, whose answers are the fault. */
final class AnswerServer extends Dispatcher implements FaultyServer {
    private final MockWebServer server = new MockWebServer();
    private final Answers answers;
    private final ByteString body;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger processed = new AtomicInteger();
    private volatile boolean armed;

    AnswerServer(Protocol protocol, ByteString body, Answers answers) throws IOException {
        this.answers = answers;
        this.body = body;
        server.setDispatcher(this);
        if (protocol.tls()) server.useHttps(Certificate.GOOD.sockets);
        server.setProtocolNegotiationEnabled(protocol == Protocol.HTTP_2);
        server.start(LOOPBACK, 0);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        if (!armed)
            return well(request)
                    .setHeader("Cache-Control", "max-age=3600") // for caches that nobody asked
                    .build();
        requests.incrementAndGet();
        var answer = answers.to(request, port());
        int status = answer.getCode();
        if (status < 400 || status == 408 || status >= 500) processed.incrementAndGet();
        return answer;
    }

    /** The documented answer. */
    static MockResponse.Builder well(RecordedRequest request) {
        boolean post = request.getMethod().equals("POST");
        return Wire.json(200, post ? WireJson.INVITE : WireJson.PERSON_ANSWERED).newBuilder();
    }

    /** What this server says, to whom, at its own port. */
    interface Answers {
        MockResponse to(RecordedRequest request, int port);
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void arm() {
        armed = true;
    }

    @Override
    public boolean met() {
        return requests.get() > 0;
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int processed() {
        return processed.get();
    }

    @Override
    public boolean touched() {
        return requests.get() > 0;
    }

    @Override
    public ByteString body() {
        return body;
    }

    @Override
    public void close() {
        server.close();
    }
}
