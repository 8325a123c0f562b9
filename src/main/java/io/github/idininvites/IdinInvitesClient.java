package io.github.idininvites;

import io.github.idininvites.model.Group;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client for CM.com's iDIN invites API: it makes groups, adds persons, invites them and reads their answers.
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
 * <p>Make one client and keep it as long as the application runs: it holds connections and threads. Safe for use by many threads.
 * Every call has an {@code …Async} twin that returns a {@code CompletableFuture}. Both throw at once for a wrong argument and on
 * a closed client. If the call itself fails, the method throws an {@link io.github.idininvites.error.IdinInvitesException}, or
 * the future completes with it.
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

    /**
     * Makes a client for CM's API with the defaults of {@link #builder()}.
     *
     * @throws IllegalStateException as {@link #builder()} does
     */
    public static IdinInvitesClient create(Credentials credentials) {
        return builder().credentials(credentials).build();
    }

    /**
     * Makes a client from the environment variables {@code IDIN_INVITES_KEY_ID} and {@code IDIN_INVITES_KEY_SECRET}, and {@code
     * IDIN_INVITES_BASE_URL} if it is set and not empty. The other settings have the defaults of {@link #builder()}.
     *
     * @throws IllegalStateException if the key id or the secret is not set or is empty; or as {@link #builder()} does
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
     * A builder for a client with your own settings. Every setting but the credentials has a default.
     *
     * @throws IllegalStateException if OkHttp, Jackson or JJWT is missing on the class path, too old or there twice; the message
     *     names the jars and says what to change
     */
    public static Builder builder() {
        ClassPath.check(); // before any class is loaded that needs OkHttp
        return new Builder(new Settings(), null);
    }

    /**
     * A builder with this client's settings. The new client shares this client's connections, unless you set another {@link
     * Builder#httpClient httpClient}.
     */
    public Builder newBuilder() {
        return new Builder(settings.copy(), connections);
    }

    /** The calls that make groups. Does not call the API. */
    public Groups groups() {
        return new Groups(transport, null);
    }

    /** The calls for which this version has no method. Does not call the API. */
    public RawCalls raw() {
        return new RawCalls(transport, null);
    }

    /**
     * A handle for the calls about one group. Does not call the API, so it does not check that the group exists.
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
     * Closes the client: from now on each new call throws {@link IllegalStateException}. Closing twice does no harm.
     *
     * <ul>
     *   <li>Calls in progress, sync and async, finish normally. This method waits for them, at most until their {@link
     *       Builder#callTimeout deadlines}. It does not wait for continuations of futures.
     *   <li>A wait for an answer ends with an {@code IllegalStateException}. If a read is in progress for it and brings the
     *       answer, the wait returns the answer instead.
     *   <li>If the closing thread is interrupted, this method cancels the calls in progress and waits until they have ended. The
     *       thread keeps its interrupt flag.
     *   <li>The connections are closed, unless another client from {@link #newBuilder()} still uses them. An {@link
     *       Builder#httpClient OkHttpClient} that you set stays open.
     * </ul>
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

    /** Sets up a client. Not safe for use by many threads. Every setter throws {@link NullPointerException} for null. */
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
         * Makes the client. Does not call the API.
         *
         * @throws IllegalStateException if there are no credentials
         */
        public IdinInvitesClient build() {
            settings.requiredCredentials();
            var own = settings.copy();
            var connections = shared != null && shared.users == own.httpClient ? shared : new Connections(own);
            return new IdinInvitesClient(own, connections, new Transport(HttpStack.of(own, connections), connections));
        }
    }
}
