package io.github.idininvites.sandbox.api;

import java.time.Instant;
import java.util.stream.Collectors;

/** A mail that the real API would have sent. */
public record Mail(String inviteId, String to, String subject, String text, String link, Instant at) {
    static Mail of(Person person, Invite invite, String link) {
        String group = person.group.name;
        String asked = person.requested().stream().map(Attribute::inWords).collect(Collectors.joining(", "));
        return new Mail(
                invite.id(),
                String.valueOf(person.emailAddress()),
                group + " asks you to identify",
                """
                Dear %s,

                %s asks you to identify with iDIN, at your own bank.
                Your bank will hand over: %s.

                You can answer until %s, here:""".formatted(
                                person.name(),
                                group,
                                asked.isEmpty() ? "nothing about you" : asked,
                                DutchTime.minute(invite.expiresAt())),
                link,
                invite.createdAt());
    }

    @Override
    public String toString() {
        return "Mail[" + inviteId + "]";
    }
}
