package io.github.idininvites.webhook;

import static io.github.idininvites.webhook.EventLog.Claim.BUSY;
import static io.github.idininvites.webhook.EventLog.Claim.DONE;
import static io.github.idininvites.webhook.EventLog.Claim.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What holds for every log. */
abstract class EventLogContract {
    static final Duration TIME_TO_LIVE = Duration.ofDays(30);

    final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");

    abstract EventLog open(ManualClock clock);

    @Test
    void grantsAnEventToOneDelivery() {
        var log = open(clock);
        assertThat(log.claim("e1", "a")).isEqualTo(GRANTED);
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        assertThat(log.claim("e2", "b")).isEqualTo(GRANTED);
    }

    @Test
    void remembersWhatWasHandledForItsTimeToLive() {
        var log = open(clock);
        log.claim("e1", "a");
        log.done("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
        clock.advance(TIME_TO_LIVE.minusMillis(1));
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
        clock.advance(Duration.ofMillis(1));
        assertThat(log.claim("e1", "b")).isEqualTo(GRANTED);
    }

    @Test
    void grantsAgainWhatWasReleased() {
        var log = open(clock);
        log.claim("e1", "a");
        log.release("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(GRANTED);
    }

    @Test
    void letsOnlyWhoeverHasAClaimEndIt() {
        var log = open(clock);
        log.claim("e1", "a");
        log.release("e1", "b");
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        log.done("e1", "b");
        assertThat(log.claim("e1", "b")).isEqualTo(BUSY);
        log.done("e1", "a");
        log.release("e1", "a");
        assertThat(log.claim("e1", "b")).isEqualTo(DONE);
    }

    @Test
    void grantsAnEventToOneOfManyThatAskAtOnce() throws Exception {
        var log = open(clock);
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
}
