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

/** One person in one group. Making one calls nothing; its methods do. Safe for use by many threads. */
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
     * This person, but each call may take this long in total, whatever the client's {@linkplain
     * IdinInvitesClient.Builder#callTimeout call timeout} is. An attempt still ends after the client's {@linkplain
     * IdinInvitesClient.Builder#attemptTimeout attempt timeout}. A wait has its own limit: this does not change it, nor how long
     * the wait's reads may take. Calls nothing.
     *
     * @param timeout from 1 ms to 1 day, from the moment of the call
     * @throws IllegalArgumentException if it is out of range
     */
    public PersonHandle withTimeout(Duration timeout) {
        return new PersonHandle(transport, waits, groupId, id, once, Check.timeout("timeout", timeout));
    }

    /**
     * Reads the person, with the result once they identified. The API may hand the result out only once: store it before
     * anything else. If this fails with {@link Delivery#UNKNOWN} or {@link Delivery#ACCEPTED}, the result may be gone with the
     * answer.
     *
     * <p>While this client {@linkplain #awaitAnswer awaits} the person's answer, this shares a call with the wait, and both get
     * its outcome. If a wait ended before the data that it asked for arrived, this returns that data, and makes no call.
     *
     * @throws ResultLostException if the person succeeded, this answer has no data, and the answer to an earlier attempt of
     *     this call was lost: the data may have been in that
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server refuses
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
     * Waits until the person {@linkplain Person#hasAnswered has answered}, also by cancelling, say, and returns the person with
     * the answer. The API may hand the data out only once: store it before anything else.
     *
     * <p>Prefer webhooks: a {@code WebhookReceiver} is told of each answer. Use this where you cannot receive any. If a receiver
     * of this client gets an event of the person, this looks at once.
     *
     * <ul>
     *   <li>It reads the person at once, after 2 s, and then after 1.5 times the wait before, 60 s at most. Each wait is
     *       shortened by chance, by up to 20 %.
     *   <li>{@code atMost} is the one limit. At the limit it returns, also while a read is in progress. The data that such a read
     *       still brings stays in memory, of 1,000 persons at most: the next {@code get()} or wait for the person gets it.
     *   <li>Whatever {@code get()} or other wait of this client reads the answer, this gets it too.
     *   <li>It goes on after failures that may pass: no connection, a timeout, 408, 429 and 5xx. After a 429 with {@code
     *       Retry-After}, no wait of this client reads anybody for that long.
     *   <li>It needs no thread while it waits between two reads, but for that of the caller.
     * </ul>
     *
     * @param atMost how long to wait in all: zero to 365 days. Zero reads the person once, for the {@linkplain
     *     IdinInvitesClient.Builder#callTimeout time of a call} at most
     * @return empty if at least one read succeeded, and the person had not answered
     * @throws IllegalArgumentException if {@code atMost} is out of its range
     * @throws IllegalStateException if the client is closed, also while this waits
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server refuses, at once; after a 408, 429 or 5xx only if no read succeeded in the time
     * @throws ConnectionException if no read succeeded in the time; or if the thread is interrupted, with {@link
     *     Delivery#NOT_SENT}, and the thread keeps its flag
     * @throws ResultLostException if the person succeeded, this answer has no data, and an earlier answer was lost: the data may
     *     have been in that
     * @throws DecodingException if the answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Optional<Person> awaitAnswer(Duration atMost) {
        return waits.await(read, id, atMost);
    }

    /**
     * {@link #awaitAnswer} without waiting, and without a thread that waits. Cancelling the future ends this wait, and no other
     * call.
     */
    public CompletableFuture<Optional<Person>> awaitAnswerAsync(Duration atMost) {
        return waits.awaitAsync(read, id, atMost);
    }

    /**
     * Says that the person may have answered, for webhook code of your own. If somebody awaits this person's answer in this client,
     * it looks at once instead of at the next planned time, but not more often than every 2 s. Otherwise it does nothing. Does
     * not wait, and throws nothing. A {@code WebhookReceiver} calls it for each event.
     */
    public void lookNow() {
        waits.lookNow(read);
    }

    /**
     * E-mails this person an invite to identify.
     *
     * <p>Not repeated when the connection drops after sending, as that could mail the person twice.
     *
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server refuses, as it may for a person without an e-mail address
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether it may have landed
     * @throws DecodingException if the invite was sent, but the answer cannot be read
     */
    public Invite sendInvite() {
        return transport.execute(Endpoints.sendInvite(invites, true).with(once, timeout));
    }

    /** {@link #sendInvite} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Invite> sendInviteAsync() {
        return transport.executeAsync(Endpoints.sendInvite(invites, true).with(once, timeout));
    }

    /**
     * Makes an invite and mails nobody: {@link Invite#url()} is yours to hand out.
     *
     * <p>Not repeated when the connection drops after sending, as that could make two.
     *
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server refuses
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether it may have landed
     * @throws DecodingException if the invite was made, but the answer cannot be read
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
