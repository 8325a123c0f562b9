package io.github.idininvites.proof.faults;

import io.github.idininvites.IdinInvitesClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A row of the table: how the server behaves, what is expected of a POST and of a GET, and where that applies. */
public final class FaultRow {
    public final String name;
    public final FaultyServer.Behaviour behaviour;
    public final @Nullable Expected post;
    public final @Nullable Expected get;
    Set<Protocol> protocols = EnumSet.allOf(Protocol.class);
    Set<Connection> connections = EnumSet.allOf(Connection.class);
    boolean anyTrust;
    private BiFunction<IdinInvitesClient.Builder, Duration, IdinInvitesClient.Builder> settings =
            (builder, soon) -> builder;
    private @Nullable BiFunction<OkHttpClient.Builder, FaultyServer, OkHttpClient.Builder> network;
    private boolean largeBody;
    private boolean endless;
    private boolean sleeps;
    private boolean timed;

    /** The connection that a call finds. */
    public enum Connection {
        FRESH,
        REUSED
    }

    private FaultRow(String name, FaultyServer.Behaviour behaviour, @Nullable Expected post, @Nullable Expected get) {
        this.name = name;
        this.behaviour = behaviour;
        this.post = post;
        this.get = get;
    }

    /** Where post or get is null, the fault cannot happen. */
    static FaultRow row(
            String name, @Nullable Expected post, @Nullable Expected get, FaultyServer.Behaviour behaviour) {
        return new FaultRow(name, behaviour, post, get);
    }

    FaultRow plain() {
        protocols = EnumSet.of(Protocol.HTTP_1);
        return this;
    }

    FaultRow tls() {
        protocols = EnumSet.of(Protocol.HTTP_1_TLS, Protocol.HTTP_2);
        return this;
    }

    FaultRow http1() {
        protocols = EnumSet.of(Protocol.HTTP_1, Protocol.HTTP_1_TLS);
        return this;
    }

    FaultRow http2() {
        protocols = EnumSet.of(Protocol.HTTP_2);
        return this;
    }

    FaultRow fresh() {
        connections = EnumSet.of(Connection.FRESH);
        return this;
    }

    FaultRow reused() {
        connections = EnumSet.of(Connection.REUSED);
        return this;
    }

    /** Attempts are ended soon, because the server would not. */
    FaultRow impatient() {
        timed = true;
        settings = IdinInvitesClient.Builder::attemptTimeout;
        return this;
    }

    /** The whole call is. */
    FaultRow callEndsSoon() {
        timed = true;
        settings = IdinInvitesClient.Builder::callTimeout;
        return this;
    }

    FaultRow with(UnaryOperator<IdinInvitesClient.Builder> more) {
        settings = (builder, soon) -> more.apply(builder);
        return this;
    }

    /** Needs an OkHttpClient of the user's, which is set so. */
    FaultRow network(BiFunction<OkHttpClient.Builder, FaultyServer, OkHttpClient.Builder> network) {
        this.network = network;
        return this;
    }

    /** The certificate is bad, so a client of ours need not trust the good one. */
    FaultRow anyTrust() {
        anyTrust = true;
        return this;
    }

    /** The POST has a body of some megabytes. */
    FaultRow largeBody() {
        largeBody = true;
        return this;
    }

    /** Of the answer, only the start can be kept. */
    FaultRow endless() {
        endless = true;
        return this;
    }

    /** The fault is met once, and then the call waits to try again. */
    FaultRow sleeps() {
        sleeps = true;
        return this;
    }

    boolean callSleeps() {
        return sleeps;
    }

    /** Whether what happens depends on how fast this machine is. */
    public boolean isTimed() {
        return timed;
    }

    public boolean isEndless() {
        return endless;
    }

    public boolean hasLargeBody() {
        return largeBody;
    }

    /** A name for the rows that resolve one, an address for the others. */
    String host() {
        return needsUsersClient() ? "localhost" : "127.0.0.1";
    }

    boolean needsUsersClient() {
        return network != null;
    }

    public IdinInvitesClient.Builder settings(IdinInvitesClient.Builder builder, Duration soon) {
        return settings.apply(builder, soon);
    }

    OkHttpClient.Builder network(OkHttpClient.Builder client, FaultyServer server) {
        return network == null ? client : network.apply(client, server);
    }
}
