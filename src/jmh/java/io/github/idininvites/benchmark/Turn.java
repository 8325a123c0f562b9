package io.github.idininvites.benchmark;

/** A client's turn, and what the server used meanwhile. */
record Turn(Link link, int callers, int round, ClientKind client, Slice slice, ServerUse server) {}
