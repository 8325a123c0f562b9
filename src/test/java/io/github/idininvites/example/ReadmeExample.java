package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.EIGHTEEN_OR_OLDER;
import static io.github.idininvites.model.Attribute.NAME;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;

/** The README's first example as a program; a test runs it with an environment that points to the sandbox. */
final class ReadmeExample {
    private ReadmeExample() {}

    public static void main(String[] arguments) {
        // spotless:off
        // guide
        try (var idin = IdinInvitesClient.fromEnvironment()) {
            Group group = idin.groups().create("Company ABC");
            Person andre = idin.group(group).addPerson(
                    NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME, EIGHTEEN_OR_OLDER));
            Invite invite = idin.group(group).person(andre).sendInvite(); // e-mails Andre a link

            Person answer = idin.group(group).person(andre).get();        // later: after a webhook, or by polling
            System.out.println(invite.id() + " " + answer.status());      // Optional.empty until Andre answers
            System.out.println(answer.result());                          // null until he identifies; prints no personal data
        }
        // end
        // spotless:on
    }
}
