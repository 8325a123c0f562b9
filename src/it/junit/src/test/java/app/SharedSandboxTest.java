package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import io.github.idininvites.sandbox.samples.SamplePersons;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedSandboxTest {
    @RegisterExtension
    static final IdinSandboxExtension IDIN = IdinSandboxExtension.shared();

    private static final IdinInvitesClient APPLICATIONS = IdinInvitesClient.builder()
            .credentials(IDIN.sandbox().keyId(), IDIN.sandbox().keySecret())
            .baseUrl(IDIN.sandbox().baseUrl())
            .build();

    @Test
    void hasTheSandboxThatTheApplicationCalls(IdinSandbox sandbox) {
        assertSame(IDIN.sandbox(), sandbox);
        APPLICATIONS.groups().create("Company ABC");
        assertEquals(201, sandbox.requests().get(0).status());
    }

    @Test
    void hasPersonsWithoutACall() {
        var andre = SamplePersons.andre().withStatus(PersonStatus.SUCCESS).build();
        assertEquals(Optional.of(PersonStatus.SUCCESS), andre.status());
    }
}
