package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.sandbox.IdinSandbox;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

@QuarkusMain
public class Main implements QuarkusApplication {
    @Inject
    IdinInvitesClient idin;

    @Inject
    IdinSandbox sandbox;

    @Override
    public int run(String... arguments) {
        var group = idin.group(idin.groups().create("Company ABC"));
        var person = group.person(group.addPerson(
                NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME)));
        person.sendInviteAsync().join();
        sandbox.identify(person.id());
        var result = person.get().result();
        if (result == null
                || result.name() == null
                || !"Dijk".equals(result.name().lastName())) throw new AssertionError("the result is not Andre's");
        return 0;
    }

    /** Singletons: a scope with a proxy, such as ApplicationScoped, would need classes that are not final. */
    static class Beans {
        @Produces
        @Singleton
        IdinSandbox sandbox() {
            return IdinSandbox.start();
        }

        @Produces
        @Singleton
        IdinInvitesClient idin(IdinSandbox sandbox) {
            return IdinInvitesClient.builder()
                    .credentials(sandbox.keyId(), sandbox.keySecret())
                    .baseUrl(sandbox.baseUrl())
                    .build();
        }

        void close(@Disposes IdinInvitesClient idin) {
            idin.close();
        }

        void stop(@Disposes IdinSandbox sandbox) {
            sandbox.close();
        }
    }
}
