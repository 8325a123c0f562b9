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

/** The server's process, and a process per client; the clients take turns. In a smoke run one process has all clients. */
final class Processes implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Options options;
    private final Certificate certificate;
    private final Child server;
    private final Map<Link, Integer> ports;
    private long serverDelayMillis;
    private final Map<ClientKind, Child> clients = new EnumMap<>(ClientKind.class);

    Processes(Options options, Path folder) throws IOException, GeneralSecurityException {
        this.options = options;
        certificate = Certificate.create(folder);
        server = Child.start(jvm(), ServerProgram.class, certificate.keyStore().toString());
        ports = JSON.readValue(server.firstLine, new TypeReference<Map<Link, Integer>>() {});
    }

    String url(Link link) {
        return link.url(ports.getOrDefault(link, 0));
    }

    /** For the JVM of a client that uses TLS. */
    List<String> trust() {
        return certificate.trust();
    }

    /** How long an HTTP/1.1 answer takes from the next turn on. */
    void delayAnswers(long millis) {
        serverDelayMillis = millis;
    }

    private List<String> jvm() {
        return options.smoke() ? List.of("-XX:TieredStopAtLevel=1") : List.of("-Xms256m", "-Xmx256m");
    }

    private Child client(ClientKind kind) throws IOException {
        var key = options.smoke() ? ClientKind.FLOOR : kind;
        var client = clients.get(key);
        if (client == null) {
            var jvm = new ArrayList<>(certificate.trust());
            jvm.addAll(jvm());
            client = Child.start(jvm, ClientProgram.class);
            clients.put(key, client);
        }
        return client;
    }

    /** The next turn of each client is in a new process, unless in a smoke run. */
    void endClients() throws IOException {
        if (options.smoke()) return;
        for (Child client : clients.values()) client.close();
        clients.clear();
    }

    /** Lets the clients take turns of some time, a number of rounds. The first round is not among the turns. */
    void rounds(List<ClientKind> kinds, Link link, int callers, Turns turns) throws IOException {
        for (int round = options.smoke() ? 1 : 0; round <= options.rounds(); round++)
            for (int i = 0; i < kinds.size(); i++) {
                var kind = kinds.get((i + round) % kinds.size()); // nobody always follows the same client
                var turn = turn(kind, link, callers, round, options.sliceMillis(), 0);
                if (round > 0) turns.add(turn);
            }
    }

    /** Until the compiler has found little to do for three seconds, but not longer than the options say. */
    void warmUp(List<ClientKind> kinds, Link link, int callers) throws IOException {
        for (ClientKind kind : kinds) {
            int quietSeconds = 0;
            for (long left = options.warmUpMillis(); left > 0 && quietSeconds < 3; left -= 1000) {
                var second = turn(kind, link, callers, 0, 1000, 0).slice();
                quietSeconds = second.jitMillis() < 50 ? quietSeconds + 1 : 0;
            }
        }
    }

    /** Ends when the time is up or, if that is 0, when the calls are made. */
    Turn turn(ClientKind kind, Link link, int callers, int round, long millis, long calls) throws IOException {
        var client = client(kind);
        var before = serverUse();
        var command = "%s %s %d %d %d".formatted(kind, url(link), callers, millis, calls);
        var slice = JSON.readValue(client.ask(command), Slice.class);
        // java.net.http of Java 17 now and then closes a connection that it has just taken from its pool.
        if (slice.failures() > 0 && kind != ClientKind.JDK)
            throw new IOException(slice.failures() + " calls of " + kind + " failed");
        return new Turn(link, callers, round, kind, slice, serverUse().since(before));
    }

    private ServerUse serverUse() throws IOException {
        return JSON.readValue(server.ask(Long.toString(serverDelayMillis)), ServerUse.class);
    }

    @Override
    public void close() throws IOException {
        for (Child client : clients.values()) client.close();
        server.close();
    }
}
