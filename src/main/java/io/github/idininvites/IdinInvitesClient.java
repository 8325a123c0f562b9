package io.github.idininvites;

import io.github.idininvites.model.Group;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The way in: CM.com's iDIN invites API.
 *
 * <pre>{@code
 * try (var idin = IdinInvitesClient.create(Credentials.fromEnvironment())) {
 *   Group group   = idin.groups().create("Company ABC");
 *   Person andre  = idin.group(group).addPerson(
 *                     NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER));
 *   Invite invite = idin.group(group).person(andre).sendInvite();
 *   Person answer = idin.group(group).person(andre).get();
 * }
 * }</pre>
 *
 * <p>Make one and keep it: it holds connections and threads. Safe for use by many threads. Every call has an {@code …Async}
 * twin that returns a {@code CompletableFuture}. Wrong arguments, and calls on a closed client, throw at once in both; every
 * failure of a call itself is an {@link io.github.idininvites.error.IdinInvitesException}.
 */
public final class IdinInvitesClient implements AutoCloseable {
    private final Settings settings;
    private final OkHttpClient connections;
    private final Transport transport;

    private IdinInvitesClient(Settings settings, OkHttpClient connections, Transport transport) {
        this.settings = settings;
        this.connections = connections;
        this.transport = transport;
    }

    /** A client for the real API with the defaults of {@link #builder()}. */
    public static IdinInvitesClient create(Credentials credentials) {
        return builder().credentials(credentials).build();
    }

    /**
     * A client from the environment: {@code IDIN_INVITES_KEY_ID}, {@code IDIN_INVITES_KEY_SECRET}, and {@code
     * IDIN_INVITES_BASE_URL} where it is set.
     *
     * @throws IllegalStateException if the key id or the secret is not set
     * @throws IllegalArgumentException if one of the three is not valid
     */
    public static IdinInvitesClient fromEnvironment() {
        return from(System::getenv);
    }

    static IdinInvitesClient from(Function<String, @Nullable String> environment) {
        var builder = builder().credentials(Credentials.from(environment));
        String baseUrl = environment.apply("IDIN_INVITES_BASE_URL");
        return (baseUrl == null ? builder : builder.baseUrl(baseUrl)).build();
    }

    /**
     * A client with settings of your own; only the credentials have no default.
     *
     * @throws IllegalStateException if OkHttp, Jackson or JJWT is missing on the class path, too old or there twice; the
     *     message names the jars and the change to make
     */
    public static Builder builder() {
        ClassPath.check(); // before a class is touched that needs OkHttp
        return new Builder(new Settings());
    }

    /** A builder with this client's settings, for a client that shares its connections. */
    public Builder newBuilder() {
        return new Builder(new Settings(settings)).httpClient(connections);
    }

    /** Where groups are made. */
    public Groups groups() {
        return new Groups(transport);
    }

    /**
     * The place to act on a group. Calls nothing.
     *
     * @throws IllegalArgumentException if the id is not 1 to 64 letters, digits, {@code -} or {@code _}
     */
    public GroupHandle group(String groupId) {
        return new GroupHandle(transport, groupId);
    }

    /** {@link #group(String)} with this group's id. */
    public GroupHandle group(Group group) {
        return group(Objects.requireNonNull(group, "group must not be null").id());
    }

    /**
     * Takes no more calls: each answers with {@link IllegalStateException}. Calls under way end as they would have. Frees
     * threads and connections, but those of an {@link Builder#httpClient OkHttpClient of yours}.
     */
    @Override
    public void close() {
        transport.close();
        if (settings.httpClient == null) connections.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "IdinInvitesClient[baseUrl=" + settings.baseUrl + ", " + settings.credentials + "]";
    }

    /** Settings of a client. Not safe for use by many threads. */
    public static final class Builder {
        private static final Duration MILLISECOND = Duration.ofMillis(1);
        private static final Duration DAY = Duration.ofDays(1);

        private final Settings settings;

        private Builder(Settings settings) {
            this.settings = settings;
        }

        /** What calls are signed with. */
        public Builder credentials(Credentials credentials) {
            settings.credentials = Objects.requireNonNull(credentials, "credentials must not be null");
            return this;
        }

        /** {@link #credentials(Credentials)} with {@link Credentials#of}. */
        public Builder credentials(String keyId, String keySecret) {
            return credentials(Credentials.of(keyId, keySecret));
        }

        /**
         * Where the API is; {@code https://api.cm.com} by default. May have a path, which goes before the API's.
         *
         * @throws IllegalArgumentException if it is neither https nor http on a loopback address, or has user information, a
         *     query or a fragment
         */
        public Builder baseUrl(String baseUrl) {
            settings.baseUrl = BaseUrl.parse(baseUrl);
            return this;
        }

        /** How long a token is valid; 1 s to 1 h, in whole seconds, 60 s by default. Each attempt has a new one. */
        public Builder tokenLifetime(Duration lifetime) {
            Check.between("tokenLifetime", lifetime, Duration.ofSeconds(1), Duration.ofHours(1));
            if (!lifetime.equals(lifetime.truncatedTo(ChronoUnit.SECONDS)))
                throw new IllegalArgumentException("tokenLifetime must be whole seconds, but is " + lifetime);
            settings.tokenLifetime = lifetime;
            return this;
        }

        /** How long a call may take in all, every attempt and wait included; 1 ms to 1 day, 30 s by default. */
        public Builder callTimeout(Duration timeout) {
            settings.callTimeout = Check.between("callTimeout", timeout, MILLISECOND, DAY);
            return this;
        }

        /** How long one attempt may take, from connecting to the answer's last byte; 1 ms to 1 day, 10 s by default. */
        public Builder attemptTimeout(Duration timeout) {
            settings.attemptTimeout = Check.between("attemptTimeout", timeout, MILLISECOND, DAY);
            return this;
        }

        /** When a call is tried again; {@link RetryPolicy#standard()} by default. */
        public Builder retryPolicy(RetryPolicy policy) {
            settings.retryPolicy = Objects.requireNonNull(policy, "retryPolicy must not be null");
            return this;
        }

        /** The longest answer that is read, in bytes; 1 or more, 10 MiB by default. */
        public Builder maxResponseBytes(int bytes) {
            if (bytes < 1) throw new IllegalArgumentException("maxResponseBytes must be 1 or more, but is " + bytes);
            settings.maxResponseBytes = bytes;
            return this;
        }

        /** How many {@code …Async} calls run at once, the others wait; 1 or more, 64 by default. */
        public Builder maxConcurrentCalls(int calls) {
            if (calls < 1) throw new IllegalArgumentException("maxConcurrentCalls must be 1 or more, but is " + calls);
            settings.maxConcurrentCalls = calls;
            return this;
        }

        /**
         * An OkHttpClient of yours, for its connections, TLS settings, proxies and interceptors. What this client promises
         * holds all the same: redirects, the cache and its authenticator are not used, timeouts are the ones set here, and
         * an interceptor that proceeds with a POST twice gets an {@code IOException}. It is not closed with this client.
         */
        public Builder httpClient(OkHttpClient client) {
            settings.httpClient = Objects.requireNonNull(client, "httpClient must not be null");
            return this;
        }

        /**
         * The proxy that calls go through, HTTP or SOCKS; by default the one of the {@link java.net.ProxySelector}. Calls over
         * https go through a tunnel: an HTTP proxy sees the host's name and no more.
         */
        public Builder proxy(Proxy proxy) {
            settings.proxy = Objects.requireNonNull(proxy, "proxy must not be null");
            return this;
        }

        /**
         * What an HTTP proxy is told (Basic, RFC 7617); never sent to anybody else, so not to a SOCKS proxy either.
         *
         * @throws IllegalArgumentException if either has a control character, or the user a colon; the message holds neither
         */
        public Builder proxyCredentials(String user, String password) {
            settings.proxyAuthorization = ProxyAuthorization.of(user, password);
            return this;
        }

        /** Where tokens get their time from; the system's UTC clock by default. */
        public Builder clock(Clock clock) {
            settings.clock = Objects.requireNonNull(clock, "clock must not be null");
            return this;
        }

        /**
         * Names your application, before this library's name in {@code User-Agent}: {@code myshop/1.4}.
         *
         * @throws IllegalArgumentException if it is not printable ASCII
         */
        public Builder userAgent(String application) {
            settings.userAgent = UserAgent.of(application);
            return this;
        }

        Builder sleeper(Sleeper sleeper) {
            settings.sleeper = sleeper;
            return this;
        }

        /**
         * Makes the client. It calls nothing.
         *
         * @throws IllegalStateException if there are no credentials
         */
        public IdinInvitesClient build() {
            settings.requiredCredentials();
            var own = new Settings(settings);
            OkHttpClient connections = HttpStack.connections(own);
            return new IdinInvitesClient(own, connections, new Transport(HttpStack.of(own, connections)));
        }
    }
}
