package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.http.AbsoluteUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox, on 127.0.0.1 unless it is told another address. The client under test calls it; the test plays the invited persons, or a browser opens an
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
 * <p>Groups and invites live 30 days by the sandbox's clock. Everything is kept in memory. Once the sandbox is closed,
 * whatever acts on it throws {@link IllegalStateException}; what it has kept, its URL, key, secret and clock can be asked for
 * still. No argument
 * may be null, and nothing returned is. This class is thread-safe.
 */
public final class IdinSandbox implements AutoCloseable {
    private final Assembly assembly;
    private volatile boolean closed;

    private IdinSandbox(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Starts on a free port with the system clock and without webhooks; throws as {@link Builder#start()} does. */
    public static IdinSandbox start() {
        return builder().start();
    }

    /** Settings for a sandbox, at first those of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is, without a slash at the end: {@code http://127.0.0.1:12345}. */
    public String baseUrl() {
        return assembly.server().baseUrl();
    }

    /** The key id that each token must name: that of the API's text, the same for every sandbox. */
    public String keyId() {
        return Assembly.KEY_ID;
    }

    /** The secret that signs each token: that of the API's text, the same for every sandbox. */
    public String keySecret() {
        return Assembly.KEY_SECRET;
    }

    /** The clock that it was started with, for a client to sign by. {@link Fault#CLOCK_OFF} does not move it. */
    public Clock clock() {
        return assembly.clock();
    }

    /**
     * Identifies the person as {@link Citizen#ANDRE}.
     *
     * @param personId the id from the API's answer that added the person
     * @throws IllegalArgumentException if this sandbox has no such person
     * @throws IllegalStateException if no invite was sent, or the person has answered already or let it expire
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
     * The e-mails that the API would have sent, the oldest first: of the newest 10,000, as they are now. A link that {@code
     * createInviteLink} made is in none of them.
     */
    public List<SandboxMail> mails() {
        return assembly.state().mails();
    }

    /**
     * The requests to the API that have arrived, the oldest first, also those that a {@link Fault} or a refusal kept from being
     * processed: of the newest 10,000, as they are now. It is fewer if their bodies have more than 16 Mi characters.
     */
    public List<SandboxRequest> requests() {
        return assembly.requests().all();
    }

    /**
     * Posts events to this URL from now on, also those that an earlier URL did not take; see {@link Builder#webhookUrl}.
     * What happened before the first URL is not told.
     *
     * @throws IllegalArgumentException if this is no absolute http or https URL
     */
    public void postWebhooksTo(String webhookUrl) {
        openAssembly().webhooks().postTo(AbsoluteUrl.of("webhookUrl", webhookUrl));
    }

    /**
     * Posts an event once more, now, whether it was delivered or not.
     *
     * @param eventId the event's {@code id}, as the webhook receiver got it
     * @throws IllegalArgumentException if it is not among the newest 1,000 events
     */
    public void redeliverWebhook(String eventId) {
        openAssembly().webhooks().redeliver(eventId);
    }

    /**
     * Returns when the webhook receiver has answered 2xx to every event caused before this call. Attempts after a failure
     * are due by the sandbox's clock: one that stands still has to be moved on.
     *
     * @param atMost how long to wait; with zero or less this only looks
     * @throws IllegalStateException if that takes longer than {@code atMost}, the waiting thread is interrupted (it stays so),
     *     this sandbox has no webhook URL, or it is closed before or meanwhile
     */
    public void awaitWebhooks(Duration atMost) {
        openAssembly().state().expireOverdue();
        assembly.webhooks().await(atMost);
    }

    /** As {@link #inject(Fault, int)}, for a fault that takes no number; {@link IllegalArgumentException} if it takes one. */
    public void inject(Fault fault) {
        openAssembly().faults().inject(fault, null);
    }

    /**
     * Lets this go wrong once. The faults that were injected are met in order.
     *
     * @param number seconds or a status, in the range that the {@link Fault} tells
     * @throws IllegalArgumentException if the fault takes no number, or this one is out of its range
     * @throws IllegalStateException if 10,000 faults wait to happen
     */
    public void inject(Fault fault, int number) {
        openAssembly().faults().inject(fault, number);
    }

    /** Drops the faults that nothing has met yet, and puts the clock right. */
    public void clearFaults() {
        openAssembly().faults().clear();
    }

    /**
     * Frees the port and ends all threads. Undelivered webhooks are dropped, and {@link #awaitWebhooks} throws. Closing twice
     * does no harm.
     */
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
        openAssembly().state().answer(personId, status, citizen);
    }

    private Assembly openAssembly() {
        if (closed) throw new IllegalStateException("the sandbox must be open, but was closed; start a new one");
        return assembly;
    }

    /** Settings of a sandbox that is yet to start. Not thread-safe; no argument may be null. */
    public static final class Builder extends SandboxBuilder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Starts a sandbox of its own; the builder may be used again.
         *
         * @throws java.io.UncheckedIOException if the port cannot be opened, or the address is none of this machine's
         */
        public IdinSandbox start() {
            return new IdinSandbox(Assembly.start(this));
        }
    }
}
