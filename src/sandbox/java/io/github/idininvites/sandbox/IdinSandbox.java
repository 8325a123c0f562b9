package io.github.idininvites.sandbox;

import io.github.idininvites.sandbox.api.PersonStatus;
import io.github.idininvites.sandbox.http.AbsoluteUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox. It listens on 127.0.0.1 unless {@link Builder#address} says otherwise. The client under test calls it,
 * and the test answers for the invited persons. You can also answer in a browser, at an invite's {@code url}. The page
 * {@code /sandbox} shows what happened.
 *
 * <pre>{@code
 * try (var sandbox = IdinSandbox.start()) {
 *     // point a client at sandbox.baseUrl() with sandbox.keyId() and sandbox.keySecret(), add a person, send an invite
 *     sandbox.identify(personId);
 *     // the person's status is now "success", with the result that was asked for
 * }
 * }</pre>
 *
 * <p>Groups and invites end after 30 days, by the sandbox's clock. Everything is kept in memory. After {@link #close()},
 * {@link #mails()}, {@link #requests()}, the URL, the key and the clock can still be read; the other methods throw
 * {@link IllegalStateException}. No argument may be null, and no method returns null. This class is thread-safe.
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

    /** A builder, which has the settings of {@link #start()} until you change them. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is, without a slash at the end: {@code http://127.0.0.1:12345}. */
    public String baseUrl() {
        return assembly.server().baseUrl();
    }

    /** The key id that each token must name. It is the one in CM's documentation, the same for every sandbox. */
    public String keyId() {
        return Assembly.KEY_ID;
    }

    /** The secret that signs each token. It is the one in CM's documentation, the same for every sandbox. */
    public String keySecret() {
        return Assembly.KEY_SECRET;
    }

    /**
     * The clock that this sandbox was started with. A client that signs with it agrees with the sandbox. {@link
     * Fault#CLOCK_OFF} does not move it.
     */
    public Clock clock() {
        return assembly.clock();
    }

    /**
     * Identifies the person as {@link Citizen#ANDRE}.
     *
     * @param personId the id from the API's answer that added the person
     * @throws IllegalArgumentException if this sandbox has no such person
     * @throws IllegalStateException if the person has no invite, has answered already, or has let the invite expire
     */
    public void identify(String personId) {
        identify(personId, Citizen.ANDRE);
    }

    /**
     * Identifies the person as this citizen. The result holds those of the requested attributes that the citizen has. Throws
     * as {@link #identify(String)} does.
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
     * The newest 10,000 e-mails that the API would have sent, the oldest first. {@code createInviteLink} sends none. The
     * list does not change later.
     */
    public List<SandboxMail> mails() {
        return assembly.state().mails();
    }

    /**
     * The newest 10,000 requests to the API, the oldest first, also those that were refused or met a {@link Fault}. There
     * are fewer if their bodies have more than 16 Mi characters together. The list does not change later.
     */
    public List<SandboxRequest> requests() {
        return assembly.requests().all();
    }

    /**
     * Posts events to this URL from now on, also those that an earlier URL did not accept; see {@link Builder#webhookUrl}.
     * Events from before the first URL are not posted.
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
     * Waits until your webhook URL has answered 2xx to every event from before this call. After a failure, the time of the
     * next attempt is by the sandbox's clock. If you gave it a clock that stands still, move that clock.
     *
     * @param atMost how long to wait; with zero or less this only looks
     * @throws IllegalStateException if that takes longer than {@code atMost}, the waiting thread is interrupted (its
     *     interrupt flag stays set), or this sandbox has no webhook URL or is closed
     */
    public void awaitWebhooks(Duration atMost) {
        openAssembly().state().expireOverdue();
        assembly.webhooks().await(atMost);
    }

    /**
     * Like {@link #inject(Fault, int)}, for a fault that takes no number. If it takes one, this throws {@link
     * IllegalArgumentException}.
     */
    public void inject(Fault fault) {
        openAssembly().faults().inject(fault, null);
    }

    /**
     * Makes this fault happen once, to the next request or event. Several faults happen in the order in which you inject
     * them.
     *
     * @param number seconds or a status; {@link Fault} says which, and in which range
     * @throws IllegalArgumentException if the fault takes no number, or this one is out of its range
     * @throws IllegalStateException if 10,000 faults wait to happen
     */
    public void inject(Fault fault, int number) {
        openAssembly().faults().inject(fault, number);
    }

    /** Drops the faults that have not happened yet, and corrects the clock. */
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

    /** Settings for a sandbox. Not thread-safe. No argument may be null. */
    public static final class Builder extends SandboxBuilder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * Starts a new sandbox. The builder may be used again.
         *
         * @throws java.io.UncheckedIOException if the port cannot be opened, or the address does not belong to this machine
         */
        public IdinSandbox start() {
            return new IdinSandbox(Assembly.start(this));
        }
    }
}
