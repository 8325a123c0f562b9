package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A handle for the calls about one person in one group. Making a handle does not call the API; its methods do. Safe for use by
 * many threads.
 */
public final class PersonHandle {
    private final Transport transport;
    private final String groupId;
    private final String id;
    private final Waits waits;
    private final ApiCall<Person> read;
    private final ApiPath invites;
    private final boolean once;
    private final @Nullable Duration timeout;

    PersonHandle(
            Transport transport, Waits waits, String groupId, String id, boolean once, @Nullable Duration timeout) {
        this.transport = transport;
        this.waits = waits;
        this.groupId = groupId;
        this.id = Check.id("personId", id);
        read = waits.read(Endpoints.person(groupId, id), id);
        invites = Endpoints.invites(groupId, id);
        this.once = once;
        this.timeout = timeout;
    }

    /** The group's id. */
    public String groupId() {
        return groupId;
    }

    /** The person's id. */
    public String id() {
        return id;
    }

    /**
     * The same person, but each call may take this long in total, in place of the client's {@linkplain
     * IdinInvitesClient.Builder#callTimeout call timeout}. An attempt still ends after the client's {@linkplain
     * IdinInvitesClient.Builder#attemptTimeout attempt timeout}. {@link #awaitAnswer} has a limit of its own, and its reads keep
     * the client's call timeout. Does not call the API.
     *
     * @param timeout from 1 ms to 1 day, from the moment of the call
     * @throws IllegalArgumentException if it is out of range
     */
    public PersonHandle withTimeout(Duration timeout) {
        return new PersonHandle(transport, waits, groupId, id, once, Check.timeout("timeout", timeout));
    }

    /**
     * Reads the person, and the result if the person has identified. The API may hand the result out only once: store it before
     * anything else.
     *
     * <p>If this fails with {@link Delivery#UNKNOWN}, the result may have been in an answer that did not arrive. If it fails with
     * {@link Delivery#ACCEPTED}, the answer arrived but cannot be read: store {@link DecodingException#responseBytes()}.
     *
     * <p>If this client {@linkplain #awaitAnswer awaits} the person's answer at the same time, both share one call and get its
     * outcome. If a wait ended before the data that it asked for arrived, this method returns that data and makes no call.
     *
     * @throws ResultLostException if the person identified, but the answer has no data, and the answer to an earlier attempt of
     *     this call was lost: the data may have been in the lost answer
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came
     * @throws DecodingException if the answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Person get() {
        return waits.get(timeout == null ? read : read.with(false, timeout));
    }

    /** {@link #get} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Person> getAsync() {
        return waits.getAsync(timeout == null ? read : read.with(false, timeout));
    }

    /**
     * Waits until the person {@linkplain Person#hasAnswered has answered}, and returns the person with the answer. To cancel or
     * to fail is an answer too. The API may hand the data out only once: store it before anything else.
     *
     * <p>Prefer webhooks: CM tells a {@code WebhookReceiver} of each answer. Use this method where you cannot receive webhooks.
     * If a receiver that uses this client gets an event of the person, this method reads the person at once.
     *
     * <ul>
     *   <li>It reads the person at once, and again after 2 s. Each later pause is 1.5 times as long as the one before, up to 60
     *       s. Each pause is made shorter at random, by up to 20 %.
     *   <li>{@code atMost} is the only limit. When it is reached, this method returns, even if a read is in progress. Data that
     *       such a read still brings stays in memory, for 1,000 persons at most: the next {@code get()} or wait for the person
     *       returns it.
     *   <li>If a {@code get()} or another wait of this client reads the answer, this method returns it too.
     *   <li>It goes on after failures that may pass: no connection, a timeout, 408, 429 and 5xx. After a 429 with {@code
     *       Retry-After}, no wait of this client reads any person for that long.
     *   <li>Between two reads it needs no thread but the caller's.
     * </ul>
     *
     * @param atMost how long to wait in total, from zero to 365 days. With zero, the person is read once, and that read may take
     *     the client's {@linkplain IdinInvitesClient.Builder#callTimeout call timeout}
     * @return the person with the answer; empty if the person has not answered in time and at least one read succeeded
     * @throws IllegalArgumentException if {@code atMost} is out of its range
     * @throws IllegalStateException if the client is closed, before or during the wait
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server answers with a status that is not 2xx. A 408, 429 or 5xx is thrown only if no read
     *     succeeded in time, any other status at once
     * @throws ConnectionException if no read succeeded in time; or if the thread is interrupted, with {@link Delivery#NOT_SENT}.
     *     The thread keeps its interrupt flag
     * @throws ResultLostException if the person identified, but the answer has no data, and an earlier answer was lost: the data
     *     may have been in the lost answer
     * @throws DecodingException if the answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Optional<Person> awaitAnswer(Duration atMost) {
        return waits.await(read, id, atMost);
    }

    /** {@link #awaitAnswer} as a future. No thread waits. Cancelling the future ends this wait and no other. */
    public CompletableFuture<Optional<Person>> awaitAnswerAsync(Duration atMost) {
        return waits.awaitAsync(read, id, atMost);
    }

    /**
     * Tells this client that the person may have answered. Call it from your own webhook code; a {@code WebhookReceiver} does it
     * for each {@code person.updated}. If somebody awaits this person's answer in this client, the client reads the person at once instead of at
     * the next planned time, but at most every 2 s. Otherwise nothing happens. Does not wait, and throws nothing.
     */
    public void lookNow() {
        waits.lookNow(read);
    }

    /**
     * E-mails this person an invite to identify.
     *
     * <p>The call is not repeated if the connection drops after the request was sent: that could mail the person twice.
     *
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server answers with a status that is not 2xx, as it may for a person without an e-mail address
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the answer is a 2xx that cannot be read; {@link DecodingException#delivery()} tells whether
     *     the invite was sent
     */
    public Invite sendInvite() {
        return transport.execute(Endpoints.sendInvite(invites, true).with(once, timeout));
    }

    /** {@link #sendInvite} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Invite> sendInviteAsync() {
        return transport.executeAsync(Endpoints.sendInvite(invites, true).with(once, timeout));
    }

    /**
     * Makes an invite and mails nobody: give {@link Invite#url()} to the person yourself.
     *
     * <p>The call is not repeated if the connection drops after the request was sent: that could make two invites.
     *
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the answer is a 2xx that cannot be read; {@link DecodingException#delivery()} tells whether
     *     the invite was made
     */
    public Invite createInviteLink() {
        return transport.execute(Endpoints.sendInvite(invites, false).with(once, timeout));
    }

    /** {@link #createInviteLink} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Invite> createInviteLinkAsync() {
        return transport.executeAsync(Endpoints.sendInvite(invites, false).with(once, timeout));
    }

    @Override
    public String toString() {
        return "PersonHandle[groupId=" + groupId + ", id=" + id + "]";
    }
}
