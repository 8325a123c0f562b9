package io.github.idininvites.support;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Reads a request of HTTP/1.1 (RFC 9112) from a socket; what breaks off is an {@link EOFException}. */
public final class Http1 {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    private Http1() {}

    /** The head with the empty line at its end. Its first byte was read already. */
    public static String readHead(int first, InputStream in) throws IOException {
        var head = new StringBuilder().append((char) first);
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) head.append((char) read(in));
        return head.toString();
    }

    /** How many bytes the body has. */
    public static int bodyLength(String head) {
        var length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    public static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next == -1) throw new EOFException();
        return next;
    }

    public static byte[] read(int length, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException();
        return bytes;
    }
}
