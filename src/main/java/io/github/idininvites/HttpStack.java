package io.github.idininvites;

import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** What a client's calls are sent with: its settings, its OkHttp client, and what it knows of the server's clock. */
record HttpStack(Settings settings, OkHttpClient http, ServerClock clock) {
    /** A stack that uses the connections, TLS settings and interceptors of {@code connections}. */
    static HttpStack of(Settings settings, OkHttpClient connections) {
        var signer = new JwtSigner(settings.requiredCredentials(), settings.tokenLifetime);
        var clock = new ServerClock(settings.clock, settings.tokenLifetime);
        OkHttpClient http = throughProxy(settings, connections)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // it tries every address of a host all the same
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectTimeout(settings.attemptTimeout)
                .readTimeout(settings.attemptTimeout)
                .writeTimeout(settings.attemptTimeout)
                .addInterceptor(new SigningInterceptor(signer, clock))
                .addNetworkInterceptor(settings.proxyAuthorization)
                .addNetworkInterceptor(new WireInterceptor())
                .build();
        return new HttpStack(settings, http, clock);
    }

    /** The OkHttp client that the user set, or a new one. */
    static OkHttpClient connections(Settings settings) {
        if (settings.httpClient != null) return settings.httpClient;
        var pool = new ConnectionPool(settings.maxConcurrentCalls, 5, TimeUnit.MINUTES);
        return new OkHttpClient.Builder().connectionPool(pool).build();
    }

    private static OkHttpClient.Builder throughProxy(Settings settings, OkHttpClient connections) {
        var http = connections.newBuilder();
        if (settings.proxy != null) http.proxy(settings.proxy);
        // An authenticator of the user's own client stays, unless proxyCredentials(…) replaces it.
        boolean ours =
                settings.proxyAuthorization.hasCredentials() || connections.proxyAuthenticator() == Authenticator.NONE;
        return ours ? http.proxyAuthenticator(settings.proxyAuthorization) : http;
    }

    Call newCall(ApiCall<?> call, Attempt attempt) {
        return http.newCall(call.request(settings.baseUrl)
                .header("User-Agent", settings.userAgent)
                .tag(Attempt.class, attempt)
                .build());
    }
}
