package io.github.idininvites.example;

import static io.github.idininvites.model.Attribute.NAME;

import io.github.idininvites.GroupHandle;
import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.PersonHandle;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.sandbox.IdinSandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A client of a running sandbox. The snippets stand between the comments {@code guide} and {@code end}. */
abstract class ReadmeSnippetsSetup {
    final IdinSandbox running = IdinSandbox.start();
    final IdinInvitesClient idin = IdinInvitesClient.builder()
            .credentials(running.keyId(), running.keySecret())
            .baseUrl(running.baseUrl())
            .build();
    final GroupHandle group = idin.group(idin.groups().create("Company ABC"));
    final Person andre =
            group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com").requesting(NAME));
    final PersonHandle person = group.person(andre);
    final List<Object> kept = new ArrayList<>();

    @AfterEach
    void close() {
        idin.close();
        running.close();
    }
}
