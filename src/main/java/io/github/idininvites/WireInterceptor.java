package io.github.idininvites;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The last interceptor before the network.
 *
 * <ul>
 *   <li>It has the connection checked.
 *   <li>It marks the attempt as sent, because no exception's type tells whether a request was sent.
 *   <li>It stops a request other than a GET that comes a second time.
 *   <li>It hides {@code Retry-After} from OkHttp, which on a 503 sends the request again if the value is 0, and throws if it is
 *       large.
 * </ul>
 */
record WireInterceptor(
        IdleConnections idle, boolean oursAreUsed, @Nullable String plainHttpHost) implements Interceptor {
    static final String RETRY_AFTER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        var attempt = Attempt.of(chain);
        var connection = Objects.requireNonNull(chain.connection());
        if (!chain.request().isHttps() && !isAllowed(chain.request().url(), connection.route()))
            throw NotRepeatedException.plainText();
        idle.check(connection, oursAreUsed);
        if (attempt.nanosLeft(System.nanoTime()) <= 0) throw new InterruptedIOException("timeout");
        boolean get = chain.request().method().equals("GET");
        // An interceptor may make a GET of its own during another call: that GET is not the attempt.
        boolean ours = !get || chain.call().request().method().equals("GET");
        if (ours && !attempt.markSent(get)) throw new SentTwiceException();
        if (chain.call().isCanceled()) throw new IOException("Canceled");
        Response response = chain.proceed(chain.request());
        if (ours) attempt.answered(response);
        if (response.header(RETRY_AFTER) == null) return response;
        return response.newBuilder().removeHeader(RETRY_AFTER).build();
    }

    /**
     * Plain http is allowed to the one host that the user named, but not through a proxy, which could read the token. To any
     * other host it must stay on this machine.
     */
    private boolean isAllowed(HttpUrl url, Route route) {
        return url.host().equals(plainHttpHost) ? route.proxy().type() == Proxy.Type.DIRECT : staysHere(route);
    }

    private static boolean staysHere(Route route) {
        boolean socks = route.proxy().type() == Proxy.Type.SOCKS;
        var peer = socks ? route.proxy().address() : route.socketAddress();
        return peer instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }
}
