package io.github.idininvites.proof.faults;

import static io.github.idininvites.error.Delivery.ACCEPTED;
import static io.github.idininvites.error.Delivery.NOT_SENT;
import static io.github.idininvites.error.Delivery.REJECTED;
import static io.github.idininvites.error.Delivery.UNKNOWN;
import static io.github.idininvites.proof.faults.Expected.CONNECTION;
import static io.github.idininvites.proof.faults.Expected.DECODING;
import static io.github.idininvites.proof.faults.Expected.get;
import static io.github.idininvites.proof.faults.Expected.post;
import static io.github.idininvites.proof.faults.FaultRow.row;
import static io.github.idininvites.proof.faults.FaultyServers.*;
import static io.github.idininvites.proof.faults.Stage.*;

import java.util.List;

/** The stages at which a call is stopped, and what it comes to there; nothing but the stop ends it. */
final class StopTable {
    private StopTable() {}

    // spotless:off
    static final List<FaultRow> TABLE = List.of(
        row("waits for DNS",                           post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  at(ANSWER)).fresh().network(FaultyNetwork::dnsHangs),
        row("connects",                                post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  p -> DeadServer.deaf()).fresh().plain(),
        row("is in the TLS handshake",                 post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  at(ACCEPT, STALL)).fresh().tls().anyTrust(),
        row("waits for the proxy's tunnel",            post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  proxy(REQUEST, STALL)).fresh().tls().network(FaultyNetwork::viaProxy),
        row("writes a body of 8 MB",                   post(0, CONNECTION, UNKNOWN, 1),   null,                             at(HEAD, STALL)).largeBody(),
        row("waits for the answer",                    post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   at(REQUEST, STALL)),
        row("is in the middle of the headers",         post(1, CONNECTION, UNKNOWN, 1),   get(1, CONNECTION, UNKNOWN, 1),   at(HALF_HEADERS, STALL)),
        row("waits for the answer's body",             post(1, DECODING, ACCEPTED, 1),    get(1, CONNECTION, UNKNOWN, 1),   at(HEADERS, STALL)),
        row("is in the middle of the answer's body",   post(1, DECODING, ACCEPTED, 1),    get(1, DECODING, ACCEPTED, 1),    at(HALF_ANSWER, STALL)),
        row("sleeps after a 429",                      post(1, 429, REJECTED, 1),         get(1, 429, REJECTED, 1),         answers(status(429))).sleeps(),
        row("sleeps after it could not connect",       post(0, CONNECTION, NOT_SENT, 1),  get(0, CONNECTION, NOT_SENT, 1),  p -> DeadServer.refusing()).fresh().plain().sleeps()
    );
    // spotless:on
}
