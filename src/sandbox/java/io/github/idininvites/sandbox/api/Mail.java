package io.github.idininvites.sandbox.api;

import io.github.idininvites.sandbox.SandboxMail;
import java.util.stream.Collectors;

/**
 * A mail that the real API would have sent, as the page shows it.
 *
 * @param subject made up, like the text, because CM does not document them
 */
public record Mail(SandboxMail sent, String subject, String text) {
    static Mail of(Person person, Invite invite, String link) {
        String group = person.group.name;
        String asked = person.requested().stream().map(Attribute::inWords).collect(Collectors.joining(", "));
        return new Mail(
                new SandboxMail(
                        String.valueOf(person.emailAddress()),
                        person.name(),
                        person.group.id,
                        person.id,
                        invite.id(),
                        link,
                        invite.createdAt()),
                group + " asks you to identify",
                """
                Dear %s,

                %s asks you to identify with iDIN, at your own bank.
                Your bank will hand over: %s.

                You can answer until %s, here:""".formatted(
                                person.name(),
                                group,
                                asked.isEmpty() ? "nothing about you" : asked,
                                DutchTime.minute(invite.expiresAt())));
    }

    @Override
    public String toString() {
        return "Mail[" + sent.inviteId() + "]";
    }
}
