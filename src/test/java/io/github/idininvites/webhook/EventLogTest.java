package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.BUSY;
import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.support.Database;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.webhook.EventLog.Claim;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every log. */
final class EventLogTest {
    private static final Duration TIME_TO_LIVE = Duration.ofDays(30);

    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");

    private enum Kind {
        IN_MEMORY,
        H2,
        POSTGRESQL;

        EventLog open(ManualClock clock) {
            if (this == IN_MEMORY) return new InMemoryEventLog(1000, TIME_TO_LIVE, clock);
            var database = Database.valueOf(name()).empty();
            Database.execute(database, EventLog.JDBC_SCHEMA);
            return new JdbcEventLog(database, TIME_TO_LIVE, clock);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void grantsAnEventToOneDelivery(Kind kind) {
        var log = kind.open(clock);
        assertThat(log.claim("e1", "a")).isEqualTo(GRANTED);
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        assertThat(log.claim("e2", "b")).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void remembersWhatWasHandledForItsTimeToLive(Kind kind) {
        var log = kind.open(clock);
        log.claim("e1", "a");
        log.done("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
        clock.advance(TIME_TO_LIVE.minusMillis(1));
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
        clock.advance(Duration.ofMillis(1));
        assertThat(log.claim("e1", "b")).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void grantsAgainWhatWasReleased(Kind kind) {
        var log = kind.open(clock);
        log.claim("e1", "a");
        log.release("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(GRANTED);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void letsOnlyWhoeverHasAClaimEndIt(Kind kind) {
        var log = kind.open(clock);
        log.claim("e1", "a");
        log.release("e1", "b");
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        log.done("e1", "b");
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        log.done("e1", "a");
        log.release("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void grantsAnEventToOneOfManyThatAskAtOnce(Kind kind) throws Exception {
        var log = kind.open(clock);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String event = "e" + round;
                List<Callable<Claim>> asking = IntStream.range(0, 8)
                        .mapToObj(i -> (Callable<Claim>) () -> log.claim(event, "t" + i))
                        .toList();
                assertThat(threads.invokeAll(asking))
                        .extracting(Future::get)
                        .containsOnlyOnce(GRANTED)
                        .containsOnly(GRANTED, BUSY);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesToRememberNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.inMemory(0, TIME_TO_LIVE))
                .withMessage("maxEvents must be 1 or more, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.inMemory(1, Duration.ZERO))
                .withMessage("timeToLive must be positive, but is PT0S");
        var database = Database.H2.empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLog.jdbc(database, Duration.ofMillis(-1)))
                .withMessage("timeToLive must be positive, but is PT-0.001S");
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
