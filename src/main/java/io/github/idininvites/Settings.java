package io.github.idininvites;

import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a builder sets, and what becomes of it. */
final class Settings {
    @Nullable
    Credentials credentials;

    HttpUrl baseUrl = BaseUrl.parse("https://api.cm.com");
    Duration tokenLifetime = Duration.ofSeconds(60);
    Duration callTimeout = Duration.ofSeconds(30);
    Duration attemptTimeout = Duration.ofSeconds(10);
    RetryPolicy retryPolicy = RetryPolicy.standard();
    int maxConcurrentCalls = 64;
    int maxResponseBytes = 10 << 20;

    @Nullable
    OkHttpClient httpClient;

    @Nullable
    Proxy proxy;

    ProxyAuthorization proxyAuthorization = ProxyAuthorization.NONE;
    Clock clock = Clock.systemUTC();
    String userAgent = UserAgent.ofLibrary();
    Sleeper sleeper = new Sleeper();

    Settings() {}

    Settings(Settings other) {
        credentials = other.credentials;
        baseUrl = other.baseUrl;
        tokenLifetime = other.tokenLifetime;
        callTimeout = other.callTimeout;
        attemptTimeout = other.attemptTimeout;
        retryPolicy = other.retryPolicy;
        maxConcurrentCalls = other.maxConcurrentCalls;
        maxResponseBytes = other.maxResponseBytes;
        httpClient = other.httpClient;
        proxy = other.proxy;
        proxyAuthorization = other.proxyAuthorization;
        clock = other.clock;
        userAgent = other.userAgent;
        sleeper = other.sleeper;
    }

    Credentials requiredCredentials() {
        if (credentials == null)
            throw new IllegalStateException("credentials must be set, but are not; call credentials(…)");
        return credentials;
    }

    /** The connections to use: the user's, or new ones of ours. */
    OkHttpClient connections() {
        if (httpClient != null) return httpClient;
        var pool = new ConnectionPool(maxConcurrentCalls, 5, TimeUnit.MINUTES);
        return new OkHttpClient.Builder().connectionPool(pool).build();
    }

    private OkHttpClient.Builder throughProxy(OkHttpClient connections) {
        var http = connections.newBuilder();
        if (proxy != null) http.proxy(proxy);
        // An authenticator of the user's own client stays, unless there are credentials to use instead.
        boolean ours = proxyAuthorization.hasCredentials() || connections.proxyAuthenticator() == Authenticator.NONE;
        return ours ? http.proxyAuthenticator(proxyAuthorization) : http;
    }

    Server server(OkHttpClient connections) {
        var signer = new JwtSigner(requiredCredentials(), tokenLifetime);
        var serverClock = new ServerClock(clock, tokenLifetime);
        OkHttpClient http = throughProxy(connections)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // it tries every address of a host all the same
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectTimeout(attemptTimeout)
                .readTimeout(attemptTimeout)
                .writeTimeout(attemptTimeout)
                .addInterceptor(new SigningInterceptor(signer, serverClock))
                .addNetworkInterceptor(proxyAuthorization)
                .addNetworkInterceptor(new WireInterceptor())
                .build();
        return new Server(new Settings(this), http, serverClock);
    }
}
