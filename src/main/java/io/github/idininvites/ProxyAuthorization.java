package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Sends the credentials to an HTTP proxy (Basic, RFC 7617), and before the proxy asks, because a request that was answered 407 is
 * not written again. On https they are in the request for the tunnel, which the API does not see. On plain http they are in the
 * call itself.
 */
final class ProxyAuthorization implements Authenticator, Interceptor {
    static final ProxyAuthorization NONE = new ProxyAuthorization(null);
    private static final String HEADER = "Proxy-Authorization";

    private final @Nullable String basic;

    private ProxyAuthorization(@Nullable String basic) {
        this.basic = basic;
    }

    static ProxyAuthorization of(String user, String password) {
        check("user", user);
        check("password", password);
        if (user.contains(":"))
            throw new IllegalArgumentException(
                    "the proxy's user must have no ':', but has one in its " + user.length() + " characters");
        return new ProxyAuthorization(Credentials.basic(user, password, UTF_8));
    }

    private static void check(String name, String value) {
        Check.visible("the proxy's " + name, value);
    }

    boolean hasCredentials() {
        return basic != null;
    }

    /** OkHttp asks here before it opens a tunnel, and once more if the proxy refuses to. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request request = response.request();
        if (!request.method().equals("CONNECT")) return null; // the answer to a call, for its caller
        boolean atFirst =
                response.challenges().stream().anyMatch(c -> c.scheme().equals("OkHttp-Preemptive"));
        if (!atFirst || request.header(HEADER) != null) throw NotRepeatedException.proxyRefused();
        return basic == null ? null : with(basic, request);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Route route = Objects.requireNonNull(chain.connection()).route();
        boolean readByProxy = route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
        return chain.proceed(basic == null || !readByProxy ? chain.request() : with(basic, chain.request()));
    }

    private static Request with(String basic, Request request) {
        return request.newBuilder().header(HEADER, basic).build();
    }
}
