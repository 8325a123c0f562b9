package io.github.idininvites.bulk;

import io.github.idininvites.model.Invite;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row, as a journal knows it.
 *
 * @param personId null until the person is added
 * @param url the link, if it was made without an e-mail
 * @param statusCode the status of the answer that rejected the row; otherwise 0
 */
record Row(
        String reference,
        Step step,
        String fingerprint,
        @Nullable String personId,
        @Nullable String inviteId,
        @Nullable String url,
        int statusCode) {

    static Row fresh(String reference, String fingerprint) {
        return new Row(reference, Step.NEW, fingerprint, null, null, null, 0);
    }

    Row at(Step next) {
        return new Row(reference, next, fingerprint, personId, inviteId, url, 0);
    }

    Row added(@Nullable String id) {
        return new Row(reference, Step.ADDED, fingerprint, id, null, null, 0);
    }

    Row invited(Invite invite, boolean withUrl) {
        return new Row(reference, Step.INVITED, fingerprint, personId, invite.id(), withUrl ? invite.url() : null, 0);
    }

    Row rejected(int status) {
        return new Row(reference, Step.REJECTED, fingerprint, personId, null, null, status);
    }

    /** The row as it was before a call that was not sent or did not land. */
    Row before() {
        return at(personId == null ? Step.NEW : Step.ADDED);
    }

    /** Whether the row needs a call. */
    boolean isOpen() {
        return step == Step.NEW || (step == Step.ADDED && personId != null);
    }

    boolean isInDoubt() {
        return step == Step.ADDING || step == Step.INVITING || step == Step.IN_DOUBT;
    }

    Outcome outcome(boolean linksOnly) {
        String call = personId == null ? "addPerson" : linksOnly ? "createInviteLink" : "sendInvite";
        return switch (step) {
            case NEW -> new Outcome.NotTried(reference, "nothing was sent yet: run it again");
            case ADDED ->
                new Outcome.NotTried(
                        reference,
                        personId == null
                                ? "the person was added, but nobody knows the id: resolve it with landed(personId)"
                                : "the person was added, but not invited yet: run it again");
            case ADDING, INVITING, IN_DOUBT -> new Outcome.InDoubt(reference, call, personId);
            case INVITED -> new Outcome.Invited(reference, Objects.requireNonNull(personId, "person"), inviteId, url);
            case REJECTED -> new Outcome.Rejected(reference, call, statusCode);
            case GIVEN_UP -> new Outcome.NotTried(reference, "it was in doubt, and was given up");
        };
    }

    @Override
    public String toString() {
        return "Row[reference=" + reference + ", step=" + step + "]";
    }
}
