package io.github.idininvites;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * The last hand before the wire. Marks the attempt as sent, which no exception's type tells; stops a POST that comes by
 * twice; finds out that an idle connection is dead while nothing is written yet; and takes {@code Retry-After} out of the
 * sight of OkHttp, which on 503 obeys 0 by sending again and throws on a large one.
 */
final class WireInterceptor implements Interceptor {
    /** By whichever client of ours: clients share connections. */
    private static final Set<Connection> USED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public Response intercept(Chain chain) throws IOException {
        // From the call, not the chain: an interceptor of the user may have made a request of its own.
        var attempt = Objects.requireNonNull(chain.call().request().tag(Attempt.class), "not one of our calls");
        var connection = Objects.requireNonNull(chain.connection());
        if (!USED.add(connection) && connection.protocol() == Protocol.HTTP_1_1) checkAlive(connection.socket());
        if (!attempt.markSent() && !chain.request().method().equals("GET")) throw new SentTwiceException();
        if (chain.call().isCanceled()) throw new IOException("Canceled");
        Response response = chain.proceed(chain.request());
        attempt.answered(response.headers().getInstant("Date"), response.header("Retry-After"));
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** On an idle connection there is nothing to read, unless its end. OkHttp looks only after 10 s of idleness. */
    private static void checkAlive(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
        } catch (SocketTimeoutException alive) {
            socket.setSoTimeout(timeout);
            return;
        } catch (IOException dead) {
            // as if its end had been read
        }
        throw new StaleConnectionException();
    }
}
