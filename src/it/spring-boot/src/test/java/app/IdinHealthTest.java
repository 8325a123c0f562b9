package app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.spring.WithIdinSandbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithIdinSandbox
class IdinHealthTest {
    @Autowired
    IdinSandbox sandbox;

    @Autowired
    IdinInvitesClient idin;

    @Autowired
    IdinHealth health;

    @Test
    void isUpWhileTheApiTakesTheKey() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        try (var other =
                idin.newBuilder().credentials("other-key", sandbox.keySecret()).build()) {
            assertThat(new IdinHealth(other).health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void isDownWhileTheApiFails() {
        for (int i = 0; i < 3; i++) sandbox.inject(Fault.SERVER_ERROR, 503); // with all retries
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        sandbox.clearFaults();
    }
}
