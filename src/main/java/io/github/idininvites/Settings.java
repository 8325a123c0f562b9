package io.github.idininvites;

import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The values that a client is built with. */
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
    Duration keepAlive = Duration.ofSeconds(30);

    @Nullable
    OkHttpClient httpClient;

    @Nullable
    Proxy proxy;

    ProxyAuthorization proxyAuthorization = ProxyAuthorization.NONE;
    Clock clock = Clock.systemUTC();

    @Nullable
    Executor executor;

    String userAgent = UserAgent.ofLibrary();
    Sleeper sleeper = new Sleeper();
    List<CallListener> listeners = List.of();

    /** For the probe: nobody is told of its call, not even the log. */
    boolean quiet;

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
        keepAlive = other.keepAlive;
        executor = other.executor;
        httpClient = other.httpClient;
        proxy = other.proxy;
        proxyAuthorization = other.proxyAuthorization;
        clock = other.clock;
        userAgent = other.userAgent;
        sleeper = other.sleeper;
        listeners = other.listeners;
        quiet = other.quiet;
    }

    Credentials requiredCredentials() {
        if (credentials == null)
            throw new IllegalStateException("credentials must be set, but are not; call credentials(…)");
        return credentials;
    }
}
