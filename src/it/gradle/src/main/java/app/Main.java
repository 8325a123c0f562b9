package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;

public final class Main {
    public static void main(String[] arguments) {
        try (var sandbox = IdinSandbox.start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            var group = idin.group(idin.groups().create("Company ABC"));
            var person = group.person(group.addPerson(
                    NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME)));
            person.sendInvite();
            sandbox.identify(person.id());
            var result = person.get().result();
            if (result == null
                    || result.name() == null
                    || !"Dijk".equals(result.name().lastName())) throw new AssertionError("the result is not Andre's");
        }
    }
}
