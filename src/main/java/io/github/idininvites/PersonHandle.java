package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import java.util.concurrent.CompletableFuture;

/** One person in one group. Making one calls nothing; its methods do. Safe for use by many threads. */
public final class PersonHandle {
    private final Transport transport;
    private final String groupId;
    private final String id;
    private final ApiPath path;
    private final ApiPath invites;

    PersonHandle(Transport transport, String groupId, String id) {
        this.transport = transport;
        this.groupId = groupId;
        this.id = Check.id("personId", id);
        path = Endpoints.person(groupId, id);
        invites = Endpoints.invites(groupId, id);
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
     * Reads the person, with the result once they identified. The API may hand the result out only once: store it before
     * anything else. If this fails with {@link Delivery#UNKNOWN} or {@link Delivery#ACCEPTED}, the result may be gone with the
     * answer.
     *
     * @throws ResultLostException if the person succeeded, this answer has no data, and the answer to an earlier attempt of
     *     this call was lost: the data may have been in that
     * @throws NotFoundException if the group or the person no longer exists
     * @throws ApiException if the server refuses
     * @throws ConnectionException if no answer came
     * @throws DecodingException if the answer cannot be read; {@link DecodingException#responseBody()} has it
     */
    public Person get() {
        return transport.execute(Endpoints.getPerson(path, id));
    }

    /** {@link #get} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Person> getAsync() {
        return transport.executeAsync(Endpoints.getPerson(path, id));
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
        return transport.execute(Endpoints.sendInvite(invites, true));
    }

    /** {@link #sendInvite} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Invite> sendInviteAsync() {
        return transport.executeAsync(Endpoints.sendInvite(invites, true));
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
        return transport.execute(Endpoints.sendInvite(invites, false));
    }

    /** {@link #createInviteLink} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<Invite> createInviteLinkAsync() {
        return transport.executeAsync(Endpoints.sendInvite(invites, false));
    }

    @Override
    public String toString() {
        return "PersonHandle[groupId=" + groupId + ", id=" + id + "]";
    }
}
