package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.proof.faults.FaultyServer.Behaviour;
import io.github.idininvites.proof.faults.Stage.Action;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;

/** The words of the table of faults: what the server does. */
final class FaultyServers {
    static final Action CLOSE = Peer::close;
    static final Action CLOSE_IDLE = Peer::closeIdle;
    static final Action RESET = Peer::reset;
    static final Action RESET_IDLE = Peer::resetIdle;
    static final Action STALL = peer -> {};
    static final Action DRIP = Peer::drip;
    static final Action RESET_WHEN_READ = peer -> {
        peer.server.awaitClient();
        peer.reset();
    };
    static final Action VANISH = peer -> {
        peer.closeIdle();
        peer.server.vanish();
    };
    static final Action GOAWAY_BEFORE = peer -> ((Http2Peer) peer).goAway(((Http2Peer) peer).stream() - 2);
    static final Action GOAWAY_AFTER = peer -> ((Http2Peer) peer).goAway(((Http2Peer) peer).stream());
    static final Action ANSWER_IT = peer -> Stage.ANSWER.reach(peer, Stage.REQUEST);
    static final Action PING = peer -> ((Http2Peer) peer).ping();

    private FaultyServers() {}

    static Behaviour at(Stage stage, Action... actions) {
        return protocol -> new StagedServer(protocol, Certificate.GOOD, stage, all(actions));
    }

    /** The answer before the fault came with this at its end, in the same segment. */
    static Behaviour surplus(String text) {
        return protocol -> new StagedServer(protocol, Certificate.GOOD, Stage.IDLE, STALL).withSurplus(text);
    }

    static Behaviour shows(Certificate certificate) {
        return protocol -> new StagedServer(protocol, certificate, Stage.ANSWER, STALL);
    }

    /** A proxy: what it is spoken to is HTTP/1.1 in any case. */
    static Behaviour proxy(Stage stage, Action... actions) {
        return protocol -> new StagedServer(Protocol.HTTP_1, Certificate.GOOD, stage, all(actions));
    }

    private static Action all(Action... actions) {
        return peer -> {
            for (Action action : actions) action.on(peer);
        };
    }

    static Action rst(int errorCode) {
        return peer -> ((Http2Peer) peer).resetStream(errorCode);
    }

    static Action say(String text) {
        return peer -> peer.say(text);
    }

    /** An answer's head, and as its body what a client can make out of these bytes. */
    static Action say(String head, String onTheWire, String body) {
        return peer -> {
            peer.server.sent(body.getBytes(UTF_8));
            peer.say(head + onTheWire);
        };
    }

    static Action sayForEver(String text) {
        return peer -> {
            while (peer.server.drips()) peer.say(text);
        };
    }

    static Behaviour answers(MockResponse.Builder answer) {
        return answersOf(bodyOf(answer), answer);
    }

    /** An answer of which the client is to make this body. */
    static Behaviour answersOf(ByteString body, MockResponse.Builder answer) {
        var built = answer.build();
        return protocol -> new AnswerServer(protocol, body, (request, port) -> built);
    }

    /** The documented answer, in an unusual form. */
    static Behaviour answersWell(UnaryOperator<MockResponse.Builder> form) {
        return protocol -> new AnswerServer(
                protocol,
                ByteString.EMPTY,
                (request, port) -> form.apply(AnswerServer.well(request)).build());
    }

    /** A first answer that is lost so, and later ones without the data that was in it. */
    static Behaviour lostOnce(UnaryOperator<MockResponse.Builder> loss) {
        var lost = loss.apply(Wire.json(200, WireJson.PERSON_ANSWERED).newBuilder())
                .build();
        var later = Wire.json(
                200,
                WireJson.PERSON_ANSWERED.replaceFirst(
                        "(?s)\"bin\".*?\"email_address\": \"[^\"]*\"\\s*}", "\"notice\": \"handed out\"}"));
        return protocol -> {
            var answers = new AtomicInteger();
            return new AnswerServer(
                    protocol, ByteString.EMPTY, (request, port) -> answers.getAndIncrement() == 0 ? lost : later);
        };
    }

    /** To the same server, by another name. */
    static Behaviour redirects(int status) {
        return protocol -> new AnswerServer(
                protocol,
                ByteString.EMPTY,
                (request, port) ->
                        redirect(status, "//localhost:" + port + "/elsewhere").build());
    }

    static MockResponse.Builder status(int status) {
        return new MockResponse.Builder().code(status);
    }

    static MockResponse.Builder json(int status, String body) {
        return Wire.json(status, body).newBuilder();
    }

    static MockResponse.Builder redirect(int status, String location) {
        return status(status).addHeader("Location", location);
    }

    static MockResponse.Builder gzip(MockResponse.Builder answer) {
        var zipped = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(zipped))) {
            sink.write(bodyOf(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.addHeader("Content-Encoding", "gzip").body(zipped);
    }

    static MockResponse.Builder cutOff(MockResponse.Builder answer) {
        ByteString body = bodyOf(answer);
        return answer.body(new Buffer().write(body, 0, body.size() / 2));
    }

    static MockResponse.Builder megabytes(int n) {
        byte[] megabyte = new byte[1 << 20];
        return json(200, "").body(new MockResponseBody() {
            @Override
            public long getContentLength() {
                return (long) n << 20;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                for (int i = 0; i < n; i++) sink.write(megabyte);
            }
        });
    }

    private static ByteString bodyOf(MockResponse.Builder answer) {
        var body = answer.build().getBody();
        if (body == null) return ByteString.EMPTY;
        var buffer = new Buffer();
        try {
            body.writeTo(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readByteString();
    }
}
