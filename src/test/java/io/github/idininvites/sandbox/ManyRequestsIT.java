package io.github.idininvites.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class ManyRequestsIT {
    @Test
    void dropsTheOldestRequestsBeyondTenThousand() {
        try (var sandbox = IdinSandbox.start()) {
            var client = new SandboxTestClient(sandbox, Clock.systemUTC());
            for (int i = 0; i <= 10_000; i++)
                SandboxTestClient.send(client.request("/idin-invites/" + i).build());
            assertThat(sandbox.requests())
                    .hasSize(10_000)
                    .first()
                    .extracting(SandboxRequest::path)
                    .isEqualTo("/idin-invites/1");
        }
    }
}
