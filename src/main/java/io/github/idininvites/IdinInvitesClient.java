package io.github.idininvites;

import io.github.idininvites.model.Group;
import java.util.Objects;
import java.util.function.Function;
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
    private static final String BASE_URL = "IDIN_INVITES_BASE_URL";

    private final Settings settings;
    private final Connections connections;
    private final Transport transport;
    private final Waits waits;

    private IdinInvitesClient(Settings settings, Connections connections, Transport transport) {
        this.settings = settings;
        this.connections = connections;
        this.transport = transport;
        waits = new Waits(transport, settings);
    }

    /** A client for the real API with the defaults of {@link #builder()}. */
    public static IdinInvitesClient create(Credentials credentials) {
        return builder().credentials(credentials).build();
    }

    /**
     * A client from the environment: {@code IDIN_INVITES_KEY_ID}, {@code IDIN_INVITES_KEY_SECRET}, and {@code
     * IDIN_INVITES_BASE_URL} where it is set and not empty.
     *
     * @throws IllegalStateException if the key id or the secret is not set, or empty
     * @throws IllegalArgumentException if one of the three is not valid
     */
    public static IdinInvitesClient fromEnvironment() {
        return from(System::getenv);
    }

    static IdinInvitesClient from(Function<String, @Nullable String> environment) {
        var builder = builder().credentials(Credentials.from(environment));
        String baseUrl = environment.apply(BASE_URL);
        if (baseUrl != null && !baseUrl.isBlank())
            builder.settings.baseUrl = BaseUrl.parse("environment variable " + BASE_URL, baseUrl);
        return builder.build();
    }

    /**
     * A client with settings of your own; only the credentials have no default.
     *
     * @throws IllegalStateException if OkHttp, Jackson or JJWT is missing on the class path, too old or there twice; the
     *     message names the jars and the change to make
     */
    public static Builder builder() {
        ClassPath.check(); // before a class is touched that needs OkHttp
        return new Builder(new Settings(), null);
    }

    /** A builder with this client's settings, for a client that shares its connections. */
    public Builder newBuilder() {
        return new Builder(new Settings(settings), connections);
    }

    /** Where groups are made. */
    public Groups groups() {
        return new Groups(transport, null);
    }

    /** Calls that this version has no method for. */
    public RawCalls raw() {
        return new RawCalls(transport, null);
    }

    /**
     * The place to act on a group. Calls nothing.
     *
     * @throws IllegalArgumentException if the id is not 1 to 64 letters, digits, {@code -} or {@code _}
     */
    public GroupHandle group(String groupId) {
        return new GroupHandle(transport, waits, groupId, false, null);
    }

    /** {@link #group(String)} with this group's id. */
    public GroupHandle group(Group group) {
        return group(Objects.requireNonNull(group, "group must not be null").id());
    }

    /**
     * Takes no more calls: each throws {@link IllegalStateException}. Waits for the calls in progress, sync and async, until
     * each has its outcome, and at most until their {@link Builder#callTimeout deadlines}; it does not wait for
     * continuations. A wait for an answer ends with an {@code IllegalStateException}, unless the call in progress for it brings
     * the answer. If the closing thread is interrupted, it cancels the calls, waits until they have ended, and keeps its
     * interrupt flag. Then, unless another client from {@link #newBuilder()} still uses them, it closes the connections. An
     * {@link Builder#httpClient OkHttpClient of yours} stays open. Closing twice does no harm.
     */
    @Override
    public void close() {
        waits.close();
        transport.close();
    }

    @Override
    public String toString() {
        return "IdinInvitesClient[baseUrl=" + settings.baseUrl + ", " + settings.credentials + "]";
    }

    /** Sets up a client. Not safe for use by many threads. Every setter refuses null with a {@link NullPointerException}. */
    public static final class Builder extends ClientBuilder<Builder> {
        private final @Nullable Connections shared;

        private Builder(Settings settings, @Nullable Connections shared) {
            super(settings);
            this.shared = shared;
        }

        @Override
        Builder self() {
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
            var connections = shared != null && shared.users == own.httpClient ? shared : new Connections(own);
            return new IdinInvitesClient(own, connections, new Transport(HttpStack.of(own, connections), connections));
        }
    }
}
