package io.github.idininvites.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookQueueTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    private final WebhookQueue deliveries = new WebhookQueue(clock);

    @Test
    void givesEventsInTheOrderInWhichTheyHappen() throws Exception {
        for (String id : List.of("c", "a", "b")) deliveries.add(event(id));
        assertThat(List.of(takeId(), takeId(), takeId())).containsExactly("c", "a", "b");
    }

    @Test
    void givesFailedEventAgainAfterPausesThatDoubleUpToFiveSeconds() throws Exception {
        deliveries.add(event("a"));
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 8; i++) {
            fail(deliveries.take());
            pauses.add(Duration.between(clock.instant(), due("a")));
            clock.advance(pauses.get(i));
        }
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L);
    }

    @Test
    void givesOthersWhileFailedEventIsNotDue() throws Exception {
        deliveries.add(event("a"));
        fail(deliveries.take());
        deliveries.add(event("b"));
        assertThat(takeId()).isEqualTo("b");
        clock.advance(Duration.ofMillis(200));
        assertThat(takeId()).isEqualTo("a");
    }

    @Test
    void givesEventThatIsAskedForAgainAtOnce() throws Exception {
        deliveries.add(event("a"));
        fail(deliveries.take());
        deliveries.redeliver("a");
        accept(deliveries.take());
        assertThat(deliveries.newest()).singleElement().satisfies(delivery -> {
            assertThat(delivery.due()).isNull();
            assertThat(delivery.attempts()).extracting(PostAttempt::accepted).containsExactly(false, true);
        });
        deliveries.await(Duration.ZERO);
    }

    @Test
    void keepsAttemptsThatOverlap() throws Exception {
        deliveries.add(event("a"));
        var slow = deliveries.take();
        deliveries.redeliver("a");
        accept(slow);
        assertThatThrownBy(() -> deliveries.await(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        fail(deliveries.take());
        clock.advance(Duration.ofSeconds(1));
        accept(deliveries.take());
        deliveries.await(Duration.ZERO);
        assertThat(deliveries.newest().get(0).attempts()).hasSize(3);
    }

    @Test
    void keepsTheNewestAttempts() throws Exception {
        deliveries.add(event("a"));
        for (int i = 0; i < 60; i++) {
            fail(deliveries.take());
            clock.advance(Duration.ofSeconds(5));
        }
        accept(deliveries.take());
        assertThat(deliveries.newest().get(0).attempts())
                .hasSize(50)
                .last()
                .extracting(PostAttempt::accepted)
                .isEqualTo(true);
    }

    @Test
    void saysWhenTheNextAttemptIsDue() throws Exception {
        deliveries.add(event("a"));
        fail(deliveries.take());
        assertThatThrownBy(() -> deliveries.await(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "all events must be delivered within PT0S, but 0 of 1 events got a 2xx from the webhook URL;"
                                + " last failure: it answered 500;"
                                + " the next attempt is due at 2020-01-01T00:00:00.200Z by the sandbox's clock");
    }

    @Test
    void awaitsWhatHappenedBeforeOnly() throws Exception {
        deliveries.add(event("a"));
        accept(deliveries.take());
        deliveries.await(Duration.ZERO);
        deliveries.add(event("b"));
        assertThatThrownBy(() -> deliveries.await(Duration.ZERO)).hasMessageContaining("1 of 2 events got a 2xx");
    }

    @Test
    void forgetsTheOldestEventThatWasDelivered() throws Exception {
        deliveries.add(event("open"));
        fail(deliveries.take());
        for (int i = 0; i < 1_100; i++) {
            deliveries.add(event("event-" + i));
            accept(deliveries.take());
        }
        assertThat(deliveries.newest())
                .extracting(delivery -> delivery.event().id())
                .hasSize(1_000)
                .startsWith("open")
                .endsWith("event-1099");
        assertThatThrownBy(() -> deliveries.redeliver("event-0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsNoEventThatIsOpen() {
        IntStream.range(0, 1_100).forEach(i -> deliveries.add(event("event-" + i)));
        assertThat(deliveries.newest()).hasSize(1_100);
    }

    private String takeId() throws InterruptedException {
        return deliveries.take().event().id();
    }

    private void fail(QueuedEvent taken) {
        deliveries.attempted(taken, PostAttempt.answered(clock.instant(), 500));
    }

    private void accept(QueuedEvent taken) {
        deliveries.attempted(taken, PostAttempt.answered(clock.instant(), 204));
    }

    private Instant due(String id) {
        return deliveries.newest().stream()
                .filter(delivery -> delivery.event().id().equals(id))
                .map(delivery -> Objects.requireNonNull(delivery.due()))
                .findFirst()
                .orElseThrow();
    }

    private Event event(String id) {
        return new Event(id, "group.updated", "g", null, "completed", clock.instant());
    }
}
