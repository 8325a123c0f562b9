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

    final Settings settings;

    ClientBuilder(Settings settings) {
        this.settings = settings;
    }

    abstract B self();

    /** The key id and the secret that sign each request. Required: there is no default. */
    public B credentials(Credentials credentials) {
        settings.credentials = Objects.requireNonNull(credentials, "credentials must not be null");
        return self();
    }

    /**
     * The same as {@code credentials(Credentials.of(keyId, keySecret))}.
     *
     * @throws IllegalArgumentException for what {@link Credentials#of} refuses; the message repeats neither text
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
        settings.plainHttpHost = null;
        return self();
    }

    /**
     * Sets a plain-http URL in place of {@link #baseUrl}, for tests against a sandbox or mock that runs on another host, such as
     * in another container. <strong>Never use it with real credentials.</strong> Anybody on the network path can read the token
     * and all personal data, and can use the token for other calls while it is valid: 60 s by default.
     *
     * <p>Only this host is called over plain http, and never through a proxy. No environment variable sets this.
     *
     * @param baseUrl such as {@code http://sandbox:8080}
     * @throws IllegalArgumentException if it is not http, if its host is {@code cm.com} or under it, or if it has what {@link
     *     #baseUrl} refuses in every URL
     */
    public B dangerouslyInsecureBaseUrl(String baseUrl) {
        settings.baseUrl = BaseUrl.parsePlain(baseUrl);
        settings.plainHttpHost = settings.baseUrl.host();
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
        settings.callTimeout = Check.timeout("callTimeout", timeout);
        return self();
    }

    /**
     * How long one attempt may take, from connecting to the last byte of the response: from 1 ms to 1 day, 10 s by default. An
     * attempt also ends when the {@link #callTimeout} of its call is up. The client checks every 20 ms whether the time is up.
     * Once it is, nothing more is sent.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public B attemptTimeout(Duration timeout) {
        settings.attemptTimeout = Check.timeout("attemptTimeout", timeout);
        return self();
    }

    /**
     * Which failed calls are tried again, and how long the client waits before that; {@link RetryPolicy#standard()} by default.
     */
    public B retryPolicy(RetryPolicy policy) {
        settings.retryPolicy = Objects.requireNonNull(policy, "retryPolicy must not be null");
        return self();
    }

    /**
     * How many bytes of a response body the client reads at most, counted after gzip is unpacked: 1 or more, 10 MiB by default.
     * If a 2xx response has more, the call fails with a {@link io.github.idininvites.error.DecodingException}.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public B maxResponseBytes(int bytes) {
        if (bytes < 1) throw new IllegalArgumentException("maxResponseBytes must be 1 or more, but is " + bytes);
        settings.maxResponseBytes = bytes;
        return self();
    }

    /**
     * How many {@code …Async} calls run at once: 1 or more, 64 by default. Further ones wait in a queue, and their {@link
     * #callTimeout} runs while they wait. Sync calls are not limited.
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
     * client makes one. Its redirects, cache, authenticator and timeouts are not used. If one of its interceptors calls {@code
     * proceed} twice for a POST, the second call throws an {@code IOException}. Closing the client does not close your
     * OkHttpClient.
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
     * The user and password for an HTTP proxy (Basic, RFC 7617); none by default. They are sent to the HTTP proxy only, and never
     * to a SOCKS proxy or to the API.
     *
     * @throws IllegalArgumentException if one of them has an invisible character, or the user has a colon; the message repeats
     *     neither text
     */
    public B proxyCredentials(String user, String password) {
        settings.proxyAuthorization = ProxyAuthorization.of(user, password);
        return self();
    }

    /**
     * How long the client keeps a connection that no call uses: from 1 ms to 1 h, 30 s by default. It must be shorter than the
     * shortest idle timeout on the way to the API. Otherwise a load balancer or firewall may have forgotten the connection: it
     * drops the next request silently, and that call ends with a timeout. 30 s is below the common idle timeouts (60 s and more).
     *
     * <ul>
     *   <li>Over HTTP/2 the client also pings the server at this interval, but at least every 10 s, unless your {@link
     *       #httpClient OkHttpClient} has a ping interval.
     *   <li>If you set an {@link #httpClient OkHttpClient}, its pool decides how long connections are kept.
     *   <li>A client from {@code newBuilder()} shares the connections of the first client. They are kept as long as the first
     *       client's setting says.
     * </ul>
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public B keepAlive(Duration keepAlive) {
        settings.keepAlive = Check.between("keepAlive", keepAlive, MILLISECOND, Duration.ofHours(1));
        return self();
    }

    /**
     * The executor on which the futures of {@code …Async} calls complete, and so your continuations run; {@link
     * java.util.concurrent.ForkJoinPool#commonPool()} by default. If it refuses a task, the future completes on a thread of the
     * library. No call needs the executor's threads, so a continuation may block.
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
     * The name of your application, such as {@code myshop/1.4}. The {@code User-Agent} header has it before the name of this
     * library. By default the header names the library only.
     *
     * @throws IllegalArgumentException if it is empty, is not printable ASCII, or has a blank at an end
     */
    public B userAgent(String application) {
        settings.userAgent = UserAgent.of(application);
        return self();
    }

    /**
     * Adds a listener that hears of each call of the client; there is none by default. A client from {@code newBuilder()} keeps
     * the listeners of the client that it is derived from.
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
