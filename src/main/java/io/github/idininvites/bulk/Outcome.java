package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/**
 * The result of one row: one of four records, all immutable. The component {@code call} is {@code addPerson}, {@code sendInvite}
 * or {@code createInviteLink}. No record holds a name or an address, and {@code toString} shows no link.
 */
public sealed interface Outcome {
    /** {@link Invitee#reference()}; for a CSV row without a valid one, its line, such as {@code line 5}. */
    String reference();

    /**
     * The invite was made.
     *
     * @param personId the person's id in the group
     * @param inviteId the invite's id; null if you resolved the row with {@link Resolution#landed()}
     * @param url the link, which you may give to this person only; null unless {@link BulkInvite.Builder#linksOnly()} is set, and
     *     null after {@link Resolution#landed()}
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
     * The API refused this person. The person got nothing, and no later run tries again.
     *
     * @param statusCode the HTTP status code; 0 if the client itself refused to make this call
     */
    record Rejected(String reference, String call, int statusCode) implements Outcome {}

    /**
     * The API may have processed the call, but nobody knows: no readable answer came, or the process that made the call died or
     * is still waiting. No run tries it again. Find out whether the call landed (look into CM's app, or ask CM), then settle the
     * row with {@link BulkInvite#resolve}.
     *
     * @param personId the person's id; null if {@code addPerson} is the call in doubt
     */
    record InDoubt(String reference, String call, @Nullable String personId) implements Outcome {}

    /**
     * No invite was requested from the API: the run stopped before, the call could not be sent, or the row was refused.
     *
     * @param why a sentence for people, without personal data
     */
    record NotTried(String reference, String why) implements Outcome {}
}
