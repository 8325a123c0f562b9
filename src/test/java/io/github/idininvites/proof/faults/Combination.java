package io.github.idininvites.proof.faults;

import io.github.idininvites.proof.faults.FaultRow.Connection;
import io.github.idininvites.support.CallMode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One way to meet a fault. */
record Combination(
        FaultRow fault, boolean post, CallMode mode, HttpClientKind client, Connection connection, Protocol protocol) {

    /** All ways in which this fault can be met. */
    public static Stream<Combination> of(FaultRow fault) {
        return Stream.of(true, false)
                .filter(post -> (post ? fault.post : fault.get) != null)
                .flatMap(post -> Arrays.stream(CallMode.values())
                        .flatMap(mode -> Arrays.stream(HttpClientKind.values())
                                .flatMap(client -> fault.connections.stream()
                                        .flatMap(connection -> fault.protocols.stream()
                                                .map(protocol -> new Combination(
                                                        fault, post, mode, client, connection, protocol))))))
                .filter(Combination::applies);
    }

    /**
     * Our own client cannot be made to trust the test's certificate, by design. HTTP/1.1 over TLS differs from the other two
     * in nothing that depends on the client.
     */
    private boolean applies() {
        return switch (client) {
            case OURS -> !fault.needsUsersClient() && (!protocol.tls() || fault.anyTrust);
            case DEFAULT -> true;
            case EAGER, RETRYING -> protocol != Protocol.HTTP_1_TLS;
        };
    }

    /** Null for a client that does as it likes: only the promises hold for it. */
    public @Nullable Expected expected() {
        return client == HttpClientKind.RETRYING ? null : Objects.requireNonNull(post ? fault.post : fault.get);
    }

    public String baseUrl(FaultyServer server) {
        return protocol.baseUrl(fault.host(), server.port());
    }

    public UsersClient okHttpClient(FaultyServer server) throws IOException {
        return new UsersClient(client, fault, server);
    }

    @Override
    public String toString() {
        return String.join(
                ", ",
                post ? "POST" : "GET",
                mode.name().toLowerCase(Locale.ROOT),
                client.toString(),
                connection.name().toLowerCase(Locale.ROOT) + " connection",
                protocol.toString());
    }
}
