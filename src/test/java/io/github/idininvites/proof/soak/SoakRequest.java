package io.github.idininvites.proof.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request as it was read from a socket. It carries its call's number in the path or in the body. */
record SoakRequest(String head, String body) {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
    private static final Pattern CALL = Pattern.compile("call-(\\d+)");

    /** The text up to the empty line, with the first byte that was read already; {@code null} if it breaks off. */
    static @Nullable String readHead(int first, InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int next = first; next != -1; next = in.read()) {
            head.append((char) next);
            if (next == '\n'
                    && head.length() > 3
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) return head.toString();
        }
        return null;
    }

    /** The rest of the request; {@code null} if it breaks off. */
    static @Nullable SoakRequest readBody(String head, InputStream in) throws IOException {
        var length = LENGTH.matcher(head);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] body = in.readNBytes(bytes);
        return body.length < bytes ? null : new SoakRequest(head, new String(body, ISO_8859_1));
    }

    int call() {
        var call = CALL.matcher(head + body);
        if (!call.find()) throw new IllegalStateException("a request of nobody's");
        return Integer.parseInt(call.group(1));
    }

    boolean redirected() {
        return head.startsWith(" /elsewhere/", head.indexOf(' '));
    }
}
