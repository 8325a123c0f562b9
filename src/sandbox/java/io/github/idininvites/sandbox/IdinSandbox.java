package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.http.AbsoluteUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox on 127.0.0.1. The client under test calls it; the test plays the invited persons, or a browser opens an
 * invite's {@code url}. What happened is to be seen at {@code /sandbox}.
 *
 * <pre>{@code
 * try (var sandbox = IdinSandbox.start()) {
 *     // point a client at sandbox.baseUrl() with sandbox.keyId() and sandbox.keySecret(), add a person, send an invite
 *     sandbox.identify(personId);
 *     // the person's status is now "success", with the result that was asked for
 * }
 * }</pre>
 *
 * <p>Groups and invites live 30 days by the sandbox's clock. Everything is kept in memory. Once it is closed, it does
 * nothing more and throws {@link IllegalStateException}. This class is thread-safe.
 */
public final class IdinSandbox implements AutoCloseable {
    private final Assembly assembly;
    private volatile boolean closed;

    private IdinSandbox(Builder settings) {
        assembly = Assembly.start(
                settings.port, settings.webhookUrl, settings.redirectUrl, settings.resultsOnce, settings.clock);
    }

    /** Starts on a free port with the system clock and without webhooks. */
    public static IdinSandbox start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is, without a slash at the end: {@code http://127.0.0.1:12345}. */
    public String baseUrl() {
        return assembly.server().baseUrl();
    }

    public String keyId() {
        return Assembly.KEY_ID;
    }

    public String keySecret() {
        return Assembly.KEY_SECRET;
    }

    /** The clock that it was started with, for a client to sign by. */
    public Clock clock() {
        return assembly.clock();
    }

    /**
     * Identifies the person as {@link Citizen#ANDRE}.
     *
     * @throws IllegalArgumentException if this sandbox has no such person
     * @throws IllegalStateException if the person has no open invite or has answered already
     */
    public void identify(String personId) {
        identify(personId, Citizen.ANDRE);
    }

    /**
     * Identifies the person as this citizen: the result holds what was requested, as far as the citizen has it. Throws as
     * {@link #identify(String)} does.
     */
    public void identify(String personId, Citizen citizen) {
        Objects.requireNonNull(citizen, "citizen");
        answer(personId, PersonStatus.SUCCESS, citizen);
    }

    /** Lets the person cancel at the bank; throws as {@link #identify(String)} does. */
    public void cancel(String personId) {
        answer(personId, PersonStatus.CANCELLED, null);
    }

    /** Lets the identification fail at the bank; throws as {@link #identify(String)} does. */
    public void fail(String personId) {
        answer(personId, PersonStatus.FAILURE, null);
    }

    /** Ends the person's invite now, whatever the clock says; throws as {@link #identify(String)} does. */
    public void expire(String personId) {
        answer(personId, PersonStatus.EXPIRED, null);
    }

    /**
     * Posts events to this URL from now on, also those that an earlier URL did not take; see {@link Builder#webhookUrl}.
     * What happened before the first URL is not told.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public void postWebhooksTo(String webhookUrl) {
        checkOpen();
        assembly.webhooks().postTo(AbsoluteUrl.of("webhookUrl", webhookUrl));
    }

    /**
     * Posts an event once more, now, whether it was delivered or not.
     *
     * @param eventId the event's {@code id}, as the webhook receiver got it
     * @throws IllegalArgumentException if it is not among the newest 1,000 events
     */
    public void redeliverWebhook(String eventId) {
        checkOpen();
        assembly.webhooks().redeliver(eventId);
    }

    /**
     * Returns when the webhook receiver has answered 2xx to every event caused before this call. Attempts after a failure
     * are due by the sandbox's clock: one that stands still has to be moved on.
     *
     * @throws IllegalStateException if that takes longer than {@code atMost}, the waiting thread is interrupted, or
     *     the sandbox has no webhook URL
     */
    public void awaitWebhooks(Duration atMost) {
        checkOpen();
        assembly.state().expireOverdue();
        assembly.webhooks().await(atMost);
    }

    /** Lets this go wrong; as {@link #inject(Fault, int)}, for a fault that takes no number. */
    public void inject(Fault fault) {
        checkOpen();
        assembly.faults().inject(fault, null);
    }

    /**
     * Lets this go wrong once. The faults that were injected are met in order.
     *
     * @param number seconds or a status, as the fault tells
     * @throws IllegalArgumentException if the fault takes no number, or none as large or small as this
     */
    public void inject(Fault fault, int number) {
        checkOpen();
        assembly.faults().inject(fault, number);
    }

    /** Drops the faults that nothing has met yet, and puts the clock right. */
    public void clearFaults() {
        checkOpen();
        assembly.faults().clear();
    }

    /** Frees the port and ends all threads; undelivered webhooks are dropped. Closing twice does no harm. */
    @Override
    public void close() {
        closed = true;
        assembly.close();
    }

    @Override
    public String toString() {
        return "IdinSandbox[" + baseUrl() + "]";
    }

    Assembly assembly() {
        return assembly;
    }

    private void answer(String personId, PersonStatus status, @Nullable Citizen citizen) {
        checkOpen();
        assembly.state().answer(personId, status, citizen);
    }

    private void checkOpen() {
        if (closed) throw new IllegalStateException("the sandbox must be open, but was closed; start a new one");
    }

    /** Settings of a sandbox that is yet to start. */
    public static final class Builder {
        private int port;
        private @Nullable URI webhookUrl;
        private boolean resultsOnce;
        private @Nullable URI redirectUrl;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int port) {
            if (port < 0 || port > 65535)
                throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
            this.port = port;
            return this;
        }

        /**
         * Where to POST events, in the order in which they happen. One that does not get a 2xx is posted again after 200 ms,
         * then after twice as long each time, up to 5 s, by the sandbox's clock; the others do not wait for it.
         *
         * @throws IllegalArgumentException if this is no absolute http or https URL
         */
        public Builder webhookUrl(String webhookUrl) {
            this.webhookUrl = AbsoluteUrl.of("webhookUrl", webhookUrl);
            return this;
        }

        /** Where a person who answered in the browser is sent on to, an absolute http or https URL; by default nowhere. */
        public Builder redirectUrl(String redirectUrl) {
            this.redirectUrl = AbsoluteUrl.of("redirectUrl", redirectUrl);
            return this;
        }

        /**
         * Hands a person's data out with the first GET after they identified, as the vendor's other iDIN API does: later ones
         * are a success without data, with a {@code notice}. The documented API does not say which it does.
         */
        public Builder resultsOnce() {
            resultsOnce = true;
            return this;
        }

        /**
         * Tells the time for tokens, expiry, time stamps and webhooks; the system's by default.
         *
         * <p>The {@code Date} header keeps to the system's clock: the JDK's HTTP server writes it itself.
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Starts a sandbox of its own; the builder may be used again.
         *
         * @throws java.io.UncheckedIOException if the port cannot be opened
         */
        public IdinSandbox start() {
            return new IdinSandbox(this);
        }
    }
}
