package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryEventLogTest extends EventLogContract {
    @Override
    EventLog open(ManualClock clock) {
        return new InMemoryEventLog(1000, TIME_TO_LIVE, clock);
    }

    @Test
    void refusesToRememberNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.inMemory(0, TIME_TO_LIVE))
                .withMessage("maxEvents must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.inMemory(1, Duration.ZERO))
                .withMessage("timeToLive must be PT1M (a minute) to PT87600H (ten years), but is PT0S");
    }

    @Test
    void forgetsTheOldestEventWhenThereAreTooManyInMemory() {
        var log = EventLog.inMemory(2, TIME_TO_LIVE);
        for (String event : List.of("e1", "e2", "e3")) {
            log.claim(event, "a");
            log.done(event, "a");
        }
        assertThat(log.claim("e2", "b")).isEqualTo(DONE);
        assertThat(log.claim("e3", "b")).isEqualTo(DONE);
        assertThat(log.claim("e1", "b")).isEqualTo(GRANTED);
    }
}
