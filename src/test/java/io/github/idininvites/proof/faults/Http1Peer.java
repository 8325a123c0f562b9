package io.github.idininvites.proof.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.idininvites.support.Http1;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/** HTTP/1.1 (RFC 9112), as far as it takes. */
final class Http1Peer extends Peer {
    private String head = "";
    private int left;
    private boolean answered;

    Http1Peer(StagedServer server, Socket raw) {
        super(server, raw);
    }

    @Override
    void readFirstByte() throws IOException {
        answered = false;
        head = Character.toString(read());
        if (!head.equals("C")) server.sawByte(); // a CONNECT is for a proxy, and no request of ours
    }

    @Override
    void readHead() throws IOException {
        head = Http1.readHead(head.charAt(0), in);
        left = Http1.bodyLength(head);
    }

    @Override
    void readHalfBody() throws IOException {
        left -= read(left / 2).length;
    }

    @Override
    void readRequest() throws IOException {
        read(left);
        if (!head.startsWith("CONNECT")) server.sawRequest();
    }

    @Override
    void writeHalfHead() throws IOException {
        write(half(answerHead()));
    }

    @Override
    void writeHead() throws IOException {
        write(otherHalf(answerHead()));
    }

    @Override
    void writeRest() throws IOException {
        byte[] rest = server.sent(otherHalf(answer()));
        byte[] surplus = server.surplus();
        byte[] both = Arrays.copyOf(rest, rest.length + surplus.length);
        System.arraycopy(surplus, 0, both, rest.length, surplus.length);
        write(both);
        answered = true;
    }

    @Override
    void writeBody(byte... part) throws IOException {
        write(part);
    }

    @Override
    boolean isPost() {
        return head.startsWith("POST");
    }

    @Override
    boolean clientListens() {
        return false;
    }

    @Override
    boolean goesOn() {
        return answered;
    }

    private byte[] answerHead() {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer().length + "\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
