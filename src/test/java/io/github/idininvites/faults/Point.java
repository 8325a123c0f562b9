package io.github.idininvites.faults;

import java.io.IOException;

/** How far the server goes before it misbehaves; each point goes on from the one before. */
enum Point {
    /** On connections that wait for their next request; later connections are served well. */
    IDLE(peer -> {}),
    /** Before the TLS handshake, if there is one. */
    ACCEPT(peer -> {}),
    FIRST_BYTE(Peer::readFirstByte),
    HEAD(Peer::readHead),
    HALF_BODY(Peer::readHalfBody),
    REQUEST(Peer::readRequest),
    HALF_HEADERS(Peer::writeHalfHead),
    HEADERS(Peer::writeHead),
    HALF_ANSWER(Peer::writeHalfBody),
    ANSWER(Peer::writeRest);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference holds nothing that changes
    private final Action step;

    Point(Action step) {
        this.step = step;
    }

    /** Goes on to this point. */
    void reach(Peer peer, Point from) throws IOException {
        for (Point point : values()) if (point.compareTo(from) > 0 && point.compareTo(this) <= 0) point.step.on(peer);
    }

    /** What the server does there. */
    interface Action {
        void on(Peer peer) throws IOException;
    }
}
