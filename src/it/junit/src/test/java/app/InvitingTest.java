package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(IdinSandboxExtension.class)
class InvitingTest {
    @Test
    void readsAnAnswerAfterAnInviteThatMayHaveLanded(IdinSandbox sandbox, IdinInvitesClient client) {
        var group = client.group(client.groups().create("Company ABC"));
        var person = group.person(group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com")));
        sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
        assertEquals(
                Delivery.UNKNOWN,
                assertThrows(ConnectionException.class, person::sendInvite).delivery());
        sandbox.identify(person.id());
        assertEquals(Optional.of(PersonStatus.SUCCESS), person.get().status());
    }
}
