package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.IdinSandbox;
import java.time.Duration;
import java.util.Optional;

/** The sandbox as an automatic module, webhooks included. */
public final class Main {
    public static void main(String[] arguments) {
        if (!IdinSandbox.class.getModule().isNamed()) throw new AssertionError("is not on the module path");
        try (var sandbox = IdinSandbox.start();
                var idin = IdinInvitesClient.builder()
                        .credentials(sandbox.keyId(), sandbox.keySecret())
                        .baseUrl(sandbox.baseUrl())
                        .build()) {
            sandbox.postWebhooksTo(sandbox.baseUrl() + "/nobody-there");
            var group = idin.group(idin.groups().create("Company ABC"));
            var andre = group.person(group.addPerson(NewPerson.of("Andre van Dijk", "andre@example.com")));
            andre.sendInvite();
            sandbox.cancel(andre.id());
            if (!andre.get().status().equals(Optional.of(PersonStatus.CANCELLED)))
                throw new AssertionError("has not cancelled");
            try {
                sandbox.awaitWebhooks(Duration.ofSeconds(1));
                throw new AssertionError("were delivered to nobody");
            } catch (IllegalStateException e) {
                if (!e.getMessage().contains("404")) throw e;
            }
        }
    }
}
