package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public final class Main {
    public static void main(String[] arguments) throws IOException {
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
        String loaded = Files.readString(Path.of(arguments[0]));
        if (!loaded.contains("io.github.idininvites.IdinInvitesClient")) throw new AssertionError("no log of classes");
        for (String frameworks : List.of("io.github.idininvites.spring", "io.github.idininvites.micrometer"))
            if (loaded.contains(frameworks)) throw new AssertionError(frameworks + " was loaded, but is not used");
    }
}
