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
final class Settings implements Cloneable {
    @Nullable
    Credentials credentials;

    HttpUrl baseUrl = BaseUrl.parse("https://api.cm.com");

    /** The one host that may be called over plain http though it is not this machine. */
    @Nullable
    String plainHttpHost;

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

    /** For the {@link Probe}: neither a listener nor the log hears of its call. */
    boolean quiet;

    Settings copy() {
        try {
            return (Settings) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    Credentials requiredCredentials() {
        if (credentials == null)
            throw new IllegalStateException("credentials must be set, but are not; call credentials(…)");
        return credentials;
    }
}
