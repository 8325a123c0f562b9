package io.github.idininvites.benchmark;

/** What the server has used and accepted. */
record ServerUse(long cpuNanos, long connections) {
    ServerUse since(ServerUse before) {
        return new ServerUse(cpuNanos - before.cpuNanos, connections - before.connections);
    }
}
