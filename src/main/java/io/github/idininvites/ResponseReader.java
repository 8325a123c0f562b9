package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.json.Json;
import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.GzipSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Makes the record from a 2xx response. For every other response, {@link ApiErrors} makes the exception. */
final class ResponseReader {
    /** How often an EventListener may throw while a body is read: more often than it is called. */
    private static final int LISTENER_CALLS = 8;

    private ResponseReader() {}

    /** The bytes that arrived, and what is wrong with them, if anything is. */
    private static final class Body {
        final byte[] bytes;
        final @Nullable String flaw;

        Body(byte[] bytes, @Nullable String flaw) {
            this.bytes = bytes;
            this.flaw = flaw;
        }
    }

    static <T> T read(HttpStack stack, ApiCall<T> call, Response response, Attempt attempt, int attempts)
            throws IOException {
        try {
            return value(stack, call, response, attempt, attempts);
        } finally {
            close(response);
        }
    }

    private static <T> T value(HttpStack stack, ApiCall<T> call, Response response, Attempt attempt, int attempts)
            throws IOException {
        Body body = body(call, response, attempt, stack.settings().maxResponseBytes);
        boolean fromServer = attempt.wasAnswered(response.code());
        if (!response.isSuccessful() && !fromServer) throw NotRepeatedException.madeUp(response.code());
        if (!response.isSuccessful()) throw ApiErrors.of(stack, call, response, body.bytes, attempt, attempts);
        String flaw = body.flaw;
        if (flaw == null) {
            try {
                T value = call.read(response.code(), body.bytes);
                if (call.isAnswer().test(value)) return value;
                flaw = "its id is not the one that was asked for";
            } catch (Json.UnreadableException e) {
                flaw = e.getMessage();
            }
        }
        throw new DecodingException(
                call + " answered " + response.code() + ", but " + flaw,
                fromServer && !isHtml(attempt, body.bytes)
                        ? Delivery.ACCEPTED
                        : attempt.sent() ? Delivery.UNKNOWN : Delivery.NOT_SENT,
                attempts,
                body.bytes);
    }

    /** An HTML page may come from a captive portal or a firewall. It does not tell what became of the request. */
    private static boolean isHtml(Attempt attempt, byte[] body) {
        boolean looksSo = !attempt.hasContentType()
                && new String(body, UTF_8).stripLeading().startsWith("<");
        return looksSo || attempt.isHtml();
    }

    private static Body body(ApiCall<?> call, Response response, Attempt attempt, long most) throws IOException {
        var read = new Buffer();
        String flaw = null;
        try {
            flaw = read(response.body().source(), read, most);
        } catch (IOException e) {
            // A GET can be repeated as long as no byte of its answer was read. Any other request was accepted.
            if (response.isSuccessful() && call.idempotent() && read.size() == 0) throw e;
            flaw = "its body broke off after " + read.size() + " bytes: " + ApiErrors.reason(attempt.explain(e));
        }
        var body = new Body(read.readByteArray(), flaw);
        boolean packed = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        return packed && body.bytes.length > 0 ? unpacked(body, most) : body;
    }

    /** If the body cannot be unpacked, its bytes stay as they came: the user may still read something from them. */
    private static Body unpacked(Body packed, long most) {
        var read = new Buffer();
        String flaw;
        try (var gzip = new GzipSource(new Buffer().write(packed.bytes))) {
            flaw = read(gzip, read, most);
            if (flaw == null) return new Body(read.readByteArray(), packed.flaw);
        } catch (IOException e) {
            flaw = "its gzip cannot be unpacked";
        }
        return new Body(packed.bytes, packed.flaw == null ? flaw : packed.flaw);
    }

    private static @Nullable String read(Source source, Buffer into, long most) throws IOException {
        int thrown = 0;
        for (boolean more = true; more && into.size() <= most; ) {
            try {
                more = source.read(into, 8192) != -1;
            } catch (IOException e) {
                throw e;
            } catch (Exception
                    | OutOfMemoryError
                            ofAListener) { // or there is no thread. Nothing that was read is lost, so read on
                if (++thrown > LISTENER_CALLS) throw new IOException("an EventListener throws");
            }
        }
        return into.size() > most ? "its body is larger than " + most + " bytes" : null;
    }

    private static void close(Response response) {
        try {
            response.close();
        } catch (Exception | OutOfMemoryError ofAListener) {
            // the answer was read all the same
        }
    }
}
