package io.github.idininvites.benchmark;

/** A client's turn: what the client did, and what the server used meanwhile. */
record Turn(Link link, int callers, int round, ClientKind client, Slice slice, ServerUse server) {
    double serverShare() {
        return (double) server.cpuNanos() / (server.cpuNanos() + slice.cpuNanos());
    }
}
