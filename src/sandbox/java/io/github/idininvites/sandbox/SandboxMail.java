package io.github.idininvites.sandbox;

import java.time.Instant;

/**
 * An e-mail with an invite, which the API would have sent. Immutable; {@code toString} shows ids only, so that neither the
 * address nor the link gets into a log.
 *
 * @param emailAddress the address that it goes to
 * @param name the name with which the person was added
 * @param groupId the person's group
 * @param personId the person
 * @param inviteId the invite
 * @param url the link of the invite: whoever has it can answer for the person
 * @param sentAt when it would have been sent, by the sandbox's clock, in whole seconds
 */
public record SandboxMail(
        String emailAddress,
        String name,
        String groupId,
        String personId,
        String inviteId,
        String url,
        Instant sentAt) {
    @Override
    public String toString() {
        return "SandboxMail[personId=" + personId + ", inviteId=" + inviteId + "]";
    }
}
