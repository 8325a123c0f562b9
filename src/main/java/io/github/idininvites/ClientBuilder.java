package io.github.idininvites;

import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * The setters of {@code IdinInvitesClient.Builder}, in a file of their own.
 *
 * @param <B> that builder; without a bound, so that no caller is compiled against the name of this class
 */
abstract class ClientBuilder<B> {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    final Settings settings;

    ClientBuilder(Settings settings) {
        this.settings = settings;
    }

    abstract B self();

    /** The key id and secret that sign each request. Required: there is no default. */
    public B credentials(Credentials credentials) {
        settings.credentials = Objects.requireNonNull(credentials, "credentials must not be null");
        return self();
    }

    /**
     * The same as {@code credentials(Credentials.of(keyId, keySecret))}.
     *
     * @throws IllegalArgumentException if {@link Credentials#of} refuses one of the two; the message holds neither
     */
    public B credentials(String keyId, String keySecret) {
        return credentials(Credentials.of(keyId, keySecret));
    }

    /**
     * The URL of the API, {@code https://api.cm.com} by default. If it has a path, the API's own paths follow it.
     *
     * @throws IllegalArgumentException if it is neither https nor http on a loopback address, if it has user information, a
     *     query or a fragment, or if its path has a {@code .}, {@code ..} or empty segment
     */
    public B baseUrl(String baseUrl) {
        settings.baseUrl = BaseUrl.parse(baseUrl);
        return self();
    }

    /**
     * How long a token is valid: whole seconds, from 1 s to 1 h, 60 s by default. Each attempt gets a new token.
     *
     * @throws IllegalArgumentException if it is out of range or has a fraction of a second
     */
    public B tokenLifetime(Duration lifetime) {
        Check.between("tokenLifetime", lifetime, Duration.ofSeconds(1), Duration.ofHours(1));
        if (!lifetime.equals(lifetime.truncatedTo(ChronoUnit.SECONDS)))
            throw new IllegalArgumentException("tokenLifetime must be whole seconds, but is " + lifetime);
        settings.tokenLifetime = lifetime;
        return self();
    }

    /**
     * How long a call may take in total, with all its attempts and the waits between them: from 1 ms to 1 day, 30 s by
     * default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public B callTimeout(Duration timeout) {
        settings.callTimeout = Check.between("callTimeout", timeout, MILLISECOND, DAY);
        return self();
    }

    /**
     * How long one attempt may take, from connecting to the last byte of the response: from 1 ms to 1 day, 10 s by default.
     * An attempt also ends when the {@link #callTimeout} of its call does. The client looks every 20 ms whether the time is up;
     * once it is, nothing is sent any more.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public B attemptTimeout(Duration timeout) {
        settings.attemptTimeout = Check.between("attemptTimeout", timeout, MILLISECOND, DAY);
        return self();
    }

    /** When a failed call is tried again and how long to wait before; {@link RetryPolicy#standard()} by default. */
    public B retryPolicy(RetryPolicy policy) {
        settings.retryPolicy = Objects.requireNonNull(policy, "retryPolicy must not be null");
        return self();
    }

    /**
     * How many bytes of a response body are read, after gzip is unpacked: 1 or more, 10 MiB by default. If a 2xx response has
     * more, the call fails with a {@link io.github.idininvites.error.DecodingException}.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public B maxResponseBytes(int bytes) {
        if (bytes < 1) throw new IllegalArgumentException("maxResponseBytes must be 1 or more, but is " + bytes);
        settings.maxResponseBytes = bytes;
        return self();
    }

    /**
     * How many {@code …Async} calls run at once: 1 or more, 64 by default. Further {@code …Async} calls wait for their turn. The
     * other calls are not limited.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public B maxConcurrentCalls(int calls) {
        if (calls < 1) throw new IllegalArgumentException("maxConcurrentCalls must be 1 or more, but is " + calls);
        settings.maxConcurrentCalls = calls;
        return self();
    }

    /**
     * An OkHttpClient of your application, whose connections, TLS settings, proxies and interceptors are used; by default the
     * client makes one. Its redirects, cache, authenticator and timeouts are not used. If one of its interceptors proceeds
     * with a POST twice, the interceptor gets an {@code IOException}. Closing the client does not close your OkHttpClient.
     */
    public B httpClient(OkHttpClient client) {
        settings.httpClient = Objects.requireNonNull(client, "httpClient must not be null");
        return self();
    }

    /**
     * The HTTP or SOCKS proxy that calls go through; by default the one that the {@link #httpClient httpClient} or the JVM's
     * {@link java.net.ProxySelector} chooses. Calls over https use a tunnel, so an HTTP proxy sees only the name of the host.
     */
    public B proxy(Proxy proxy) {
        settings.proxy = Objects.requireNonNull(proxy, "proxy must not be null");
        return self();
    }

    /**
     * The user and password for an HTTP proxy (Basic, RFC 7617); none by default. They are sent to the HTTP proxy only, and
     * never to a SOCKS proxy or to the API.
     *
     * @throws IllegalArgumentException if one of them has an invisible character, or the user has a colon; the message holds
     *     neither
     */
    public B proxyCredentials(String user, String password) {
        settings.proxyAuthorization = ProxyAuthorization.of(user, password);
        return self();
    }

    /**
     * How long the client keeps a connection that no call uses: from 1 ms to 1 h, 30 s by default. It must be shorter than the
     * shortest idle timeout on the way to the API: a load balancer or firewall that has forgotten a connection swallows the
     * next request, and that call ends in a timeout. 30 s is below the common ones (60 s and more). Over HTTP/2 the client
     * also pings the server as often, and at least every 10 s, unless your {@link #httpClient OkHttpClient} has a ping
     * interval. How long connections are kept, your OkHttpClient's pool decides, if you set one; a client from
     * {@code newBuilder()} shares the connections as they are.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public B keepAlive(Duration keepAlive) {
        settings.keepAlive = Check.between("keepAlive", keepAlive, MILLISECOND, Duration.ofHours(1));
        return self();
    }

    /**
     * Where the futures of {@code …Async} calls complete, and so where your continuations run;
     * {@link java.util.concurrent.ForkJoinPool#commonPool()} by default. If it refuses a task, the future completes on a
     * thread of the library. No call needs the executor's threads, so a continuation may block.
     */
    public B executor(Executor executor) {
        settings.executor = Objects.requireNonNull(executor, "executor must not be null");
        return self();
    }

    /** The clock for the times in tokens; the system's UTC clock by default. */
    public B clock(Clock clock) {
        settings.clock = Objects.requireNonNull(clock, "clock must not be null");
        return self();
    }

    /**
     * The name of your application, such as {@code myshop/1.4}. The {@code User-Agent} header says it before the name of this
     * library; by default the header names the library only.
     *
     * @throws IllegalArgumentException if it is empty, is not printable ASCII, or has a blank at an end
     */
    public B userAgent(String application) {
        settings.userAgent = UserAgent.of(application);
        return self();
    }

    /**
     * Hears of each call of the client; none by default. Each call of this method adds one, and a client from {@code
     * newBuilder()} keeps those of the client that it is derived from.
     */
    public B listener(CallListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        settings.listeners =
                Stream.concat(settings.listeners.stream(), Stream.of(listener)).toList();
        return self();
    }

    B sleeper(Sleeper sleeper) {
        settings.sleeper = sleeper;
        return self();
    }
}
