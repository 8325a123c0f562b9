package io.github.idininvites;

import io.github.idininvites.error.IdinInvitesException;
import java.time.Duration;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What a client needs to send its calls: its settings, its OkHttp client, and what it knows of the server's clock. */
record HttpStack(Settings settings, OkHttpClient http, Headers headers, ServerClock clock) {
    private static final Duration PING = Duration.ofSeconds(10);

    /** A stack that uses the connections, TLS settings and interceptors of {@code connections}. */
    static HttpStack of(Settings settings, Connections connections) {
        var clock = new ServerClock(settings.clock, settings.tokenLifetime);
        var signer = new JwtSigner(settings.requiredCredentials(), settings.tokenLifetime, clock);
        var base = connections.http;
        var http = base.newBuilder();
        var idle = new IdleConnections(
                !settings.baseUrl.isHttps() || !base.protocols().contains(Protocol.HTTP_2));
        boolean factoryIsTheUsual = base.socketFactory() == SocketFactory.getDefault();
        if (factoryIsTheUsual) http.socketFactory(idle);
        // A ping of HTTP/2 finds out that something on the way has forgotten the connection.
        if (base.pingIntervalMillis() == 0)
            http.pingInterval(settings.keepAlive.compareTo(PING) < 0 ? settings.keepAlive : PING);
        if (settings.proxy != null) http.proxy(settings.proxy);
        // An authenticator of the user's own client stays, unless proxyCredentials(…) replaces it.
        if (settings.proxyAuthorization.hasCredentials()) http.addNetworkInterceptor(settings.proxyAuthorization);
        if (settings.proxyAuthorization.hasCredentials() || base.proxyAuthenticator() == Authenticator.NONE)
            http.proxyAuthenticator(settings.proxyAuthorization);
        http.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // OkHttp tries every address of a host all the same
                .authenticator(Authenticator.NONE)
                .cache(null)
                .dns(new DeadlineDns(base.dns()))
                .connectTimeout(settings.attemptTimeout)
                .callTimeout(Duration.ZERO) // CallWatch ends an attempt whose time is up
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addInterceptor(new SigningInterceptor(signer))
                .addNetworkInterceptor(new WireInterceptor(idle, factoryIsTheUsual, settings.plainHttpHost));
        var headers = Headers.of(
                "Accept", "application/json",
                "Accept-Encoding", "gzip", // OkHttp would ask for gzip too, and lose a body that it cannot unpack
                "User-Agent", settings.userAgent);
        return new HttpStack(settings, http.build(), headers, clock);
    }

    Call newCall(ApiCall<?> call, Attempt attempt) {
        var request = new Request.Builder()
                .url(call.path().under(settings.baseUrl))
                .headers(headers)
                .method(call.method(), call.json() == null ? null : new JsonBody(call.json()))
                .tag(Attempt.class, attempt);
        attempt.addTo(request);
        return http.newCall(request.build());
    }

    /** How long to wait before the next attempt; null to stop. */
    @Nullable
    Duration waitAfter(IdinInvitesException failure, int retry, ApiCall<?> call, Attempt attempt) {
        if (call.once()) return null;
        double jitter = settings.sleeper.jitter();
        var delay = settings.retryPolicy.delayBefore(retry, call, failure, jitter);
        if (delay.isEmpty()) return null;
        var asked = RetryAfter.parse(attempt.retryAfter(), clock.now());
        return asked == null ? delay.get() : asked;
    }
}
