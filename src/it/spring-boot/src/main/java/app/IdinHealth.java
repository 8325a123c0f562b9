package app;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.NotFoundException;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

// guide
@Component
record IdinHealth(IdinInvitesClient idin) implements HealthIndicator {
    @Override
    public Health health() {
        try {
            idin.group("none").person("none").withTimeout(Duration.ofSeconds(3)).get(); // there is no such person
            return Health.unknown().build();
        } catch (NotFoundException e) {
            return Health.up().build();
        } catch (IdinInvitesException e) {
            return Health.down().withDetail("failure", e.getMessage()).build(); // ids and status only
        }
    }
}
// end
