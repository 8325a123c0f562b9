package io.github.idininvites.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.junit.IdinSandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippet in the guide of the JUnit extension. */
// guide
final class SharedSandboxTest {
    @RegisterExtension
    static final IdinSandboxExtension IDIN = IdinSandboxExtension.shared();

    static final IdinInvitesClient CLIENT = IdinInvitesClient.builder() // your application makes it
            .credentials(IDIN.sandbox().keyId(), IDIN.sandbox().keySecret())
            .baseUrl(IDIN.sandbox().baseUrl())
            .build();

    @Test
    void createsAGroup(IdinSandbox sandbox) {
        CLIENT.groups().create("Company ABC");
        assertThat(sandbox.requests()).hasSize(1);
    }
}
// end
