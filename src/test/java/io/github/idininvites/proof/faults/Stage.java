package io.github.idininvites.proof.faults;

import java.io.IOException;

/** How far the server goes before it misbehaves; each stage goes on from the one before. */
enum Stage {
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

    Stage(Action step) {
        this.step = step;
    }

    /** Goes on to this stage. */
    void reach(Peer peer, Stage from) throws IOException {
        for (Stage stage : values()) if (stage.compareTo(from) > 0 && stage.compareTo(this) <= 0) stage.step.on(peer);
    }

    /** What the server does there. */
    interface Action {
        void on(Peer peer) throws IOException;
    }
}
