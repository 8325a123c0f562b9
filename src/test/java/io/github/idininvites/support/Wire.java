package io.github.idininvites.support;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** A server that answers what a test tells it to, and a client that talks to it; both are closed with it. */
public final class Wire implements AutoCloseable {
    /** Reads the request and says nothing. */
    public static final MockResponse STALLED = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();
    /** Reads the request and closes the connection. */
    public static final MockResponse DROPPED = new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build();

    public final MockWebServer server = new MockWebServer();
    private final List<IdinInvitesClient> clients = new ArrayList<>();

    public Wire() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String baseUrl() {
        return server.url("").toString();
    }

    /** In this order: a number is a status without a body, a text or bytes a JSON body with 200, a {@link MockResponse} itself. */
    public Wire answers(Object... answers) {
        for (Object answer : answers) {
            if (answer instanceof MockResponse response) server.enqueue(response);
            else if (answer instanceof Integer status)
                server.enqueue(new MockResponse.Builder().code(status).build());
            else if (answer instanceof String text) server.enqueue(json(200, text));
            else
                server.enqueue(json(200, "")
                        .newBuilder()
                        .body(new Buffer().write((byte[]) answer))
                        .build());
        }
        return this;
    }

    public static MockResponse status(int status, String header, String value) {
        return new MockResponse.Builder().code(status).addHeader(header, value).build();
    }

    public static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    /** Promises more bytes than this body has, sends it, and closes. */
    public static MockResponse brokenOff(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .body(body)
                .setHeader("Content-Length", 1000)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    public IdinInvitesClient client() {
        return client(builder -> builder);
    }

    public IdinInvitesClient client(UnaryOperator<IdinInvitesClient.Builder> settings) {
        var client = settings.apply(IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .clock(Docs.CLOCK)
                        .baseUrl(baseUrl()))
                .build();
        clients.add(client);
        return client;
    }

    public GroupHandle group() {
        return client().group(Docs.GROUP_ID);
    }

    public PersonHandle person() {
        return person(builder -> builder);
    }

    public PersonHandle person(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return client(settings).group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    }

    /** The next request that the server saw; it must be there already. */
    public RecordedRequest request() {
        try {
            var request = server.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS);
            if (request == null) throw new AssertionError("the server saw no further request");
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        clients.forEach(IdinInvitesClient::close);
        server.close();
    }
}
