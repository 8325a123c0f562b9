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
 * The last hand before the wire. Has the connection looked at; marks the attempt as sent, which no exception's type tells;
 * stops a request other than a GET that comes by twice. It takes {@code Retry-After} out of the sight of OkHttp, which on 503
 * obeys 0 by sending again and throws on a large one.
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
        // An interceptor may make a GET of its own in the midst of another call: that one is not the attempt.
        boolean ours = !get || chain.call().request().method().equals("GET");
        if (ours && !attempt.markSent(get)) throw new SentTwiceException();
        if (chain.call().isCanceled()) throw new IOException("Canceled");
        Response response = chain.proceed(chain.request());
        if (ours) attempt.answered(response);
        if (response.header(RETRY_AFTER) == null) return response;
        return response.newBuilder().removeHeader(RETRY_AFTER).build();
    }

    /** For one host the user said so; a proxy would be one more to read the token. Else it must not leave this machine. */
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
