package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What became of one row: exactly one of the four. A {@code call} is {@code addPerson}, {@code sendInvite} or {@code
 * createInviteLink}. None of them holds a name or an address, and {@code toString} shows no link.
 */
public sealed interface Outcome {
    /** {@link Invitee#reference()}; of a CSV row that has none, {@code line 5}, say. */
    String reference();

    /**
     * The invite was made.
     *
     * @param personId the person's id in the group
     * @param inviteId the invite's id; null if you resolved the row as {@link Resolution#landed()}
     * @param url the link, if {@link BulkInvite.Builder#linksOnly()} is set: hand it to this person and nobody else
     */
    record Invited(
            String reference,
            String personId,
            @Nullable String inviteId,
            @Nullable String url) implements Outcome {
        @Override
        public String toString() {
            return "Invited[reference=" + reference + ", personId=" + personId + ", inviteId=" + inviteId + "]";
        }
    }

    /**
     * The API refused this person: nothing was sent to them, and no later run tries again.
     *
     * @param statusCode the HTTP status code; 0 if the client itself refused to make the call for this row
     */
    record Rejected(String reference, String call, int statusCode) implements Outcome {}

    /**
     * The call may have landed, and the API has not said so: no answer came, or none that can be read, or the process that made
     * it is gone or still at it. No run tries it again. Look whether it landed (in CM's app, or ask CM), then say so with {@link
     * BulkInvite#resolve}.
     *
     * @param personId the person in the group, if {@code addPerson} is not the call that is in doubt
     */
    record InDoubt(String reference, String call, @Nullable String personId) implements Outcome {}

    /**
     * No invite was asked for: the run stopped before, nothing could be sent, or the row was refused.
     *
     * @param why a sentence for people; holds nothing personal
     */
    record NotTried(String reference, String why) implements Outcome {}
}
