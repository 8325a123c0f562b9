package io.github.idininvites.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The server's process, and processes of clients that take turns. */
final class Stage implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Certificate certificate;
    private final Child server;
    private final Map<Link, Integer> ports;
    private final Map<ClientKind, Child> clients = new EnumMap<>(ClientKind.class);

    Stage(Path folder) throws IOException, GeneralSecurityException {
        certificate = Certificate.create(folder);
        server = Child.start(
                List.of("-Xmx256m"), ServerProgram.class, certificate.keyStore().toString());
        ports = JSON.readValue(server.firstLine, new TypeReference<Map<Link, Integer>>() {});
    }

    String url(Link link) {
        return link.url(ports.getOrDefault(link, 0));
    }

    List<String> trust() {
        return certificate.trust();
    }

    void startClient(ClientKind kind, Link link) throws IOException {
        var options = new ArrayList<>(certificate.trust());
        options.addAll(List.of("-Xms256m", "-Xmx256m"));
        clients.put(kind, Child.start(options, ClientProgram.class, kind.name(), url(link)));
    }

    void stopClients() throws IOException {
        for (Child client : clients.values()) client.close();
        clients.clear();
    }

    /** Until the time is up, or if that is 0, until the calls are made. */
    Turn turn(ClientKind kind, Link link, int callers, int round, long millis, long calls) throws IOException {
        var before = serverUse();
        var client = clients.get(kind);
        if (client == null) throw new IllegalArgumentException(kind + " was not started");
        var slice = JSON.readValue(client.ask(callers + " " + millis + " " + calls), Slice.class);
        if (slice.failures() > 0) throw new IOException(slice.failures() + " calls of " + kind + " failed");
        return new Turn(link, callers, round, kind, slice, serverUse().since(before));
    }

    private ServerUse serverUse() throws IOException {
        return JSON.readValue(server.ask(""), ServerUse.class);
    }

    @Override
    public void close() throws IOException {
        stopClients();
        server.close();
    }
}
