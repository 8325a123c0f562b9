package io.github.idininvites.proof.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import okio.ByteString;

/** The far end of a call: answers well until it is armed, then shows its fault. Counts from then on. */
public interface FaultyServer extends Closeable {
    InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    int port();

    /** From now on the fault shows. */
    void arm() throws IOException;

    /** Whether a call has met the fault, as far as the server can tell. */
    boolean met();

    /** Whole requests that came. */
    int requests();

    /** Of those, the ones that were not refused, so perhaps processed. */
    int processed();

    /** Whether a byte of any request came. */
    boolean touched();

    /** What was sent of the last answer's body, decompressed where the client is to decompress it. */
    ByteString body();

    @Override
    void close();

    /** How to start one. */
    interface Behaviour {
        FaultyServer start(Protocol protocol) throws IOException;
    }
}
