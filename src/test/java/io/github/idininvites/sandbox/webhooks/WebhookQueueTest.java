package io.github.idininvites.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.sandbox.api.Event;
import io.github.idininvites.support.ManualClock;
import io.github.idininvites.support.OnThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookQueueTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    private final WebhookQueue queue = new WebhookQueue(clock);

    @Test
    void givesEventsInTheOrderInWhichTheyHappen() throws Exception {
        for (String id : List.of("c", "a", "b")) queue.add(event(id));
        assertThat(List.of(takeId(), takeId(), takeId())).containsExactly("c", "a", "b");
    }

    @Test
    void givesFailedEventAgainAfterPausesThatDoubleUpToFiveSeconds() throws Exception {
        queue.add(event("a"));
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 8; i++) {
            fail(queue.take());
            pauses.add(Duration.between(clock.instant(), due("a")));
            clock.advance(pauses.get(i));
        }
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L);
    }

    /** A receiver that is gone does not fill the memory. */
    @Test
    void dropsTheOldestOfTooManyEventsThatNobodyTakesAndSaysSo() throws Exception {
        for (int i = 0; i < WebhookQueue.MOST_OPEN; i++) queue.add(event("e" + i));
        assertThat(queue.dropped()).isZero();
        var taken = queue.take();
        queue.add(event("new"));
        assertThat(queue.dropped()).isOne();
        assertThat(queue.newest())
                .hasSize(WebhookQueue.MOST_OPEN)
                .extracting(queued -> queued.event().id())
                .doesNotContain("e0")
                .contains("e1", "new");
        accept(taken); // in vain: it was dropped meanwhile
        assertThat(queue.newest()).hasSize(WebhookQueue.MOST_OPEN);
        assertThat(takeId()).isEqualTo("e1");
    }

    @Test
    void doesNotTakeADroppedEventForADeliveredOne() throws Exception {
        for (int i = 0; i < WebhookQueue.MOST_OPEN; i++) queue.add(event("e" + i));
        var waiting = OnThread.start(() -> queue.await(Duration.ofMinutes(1))).awaitWaiting();
        for (int i = 0; i < WebhookQueue.MOST_OPEN; i++) queue.add(event("f" + i));
        assertThat(waiting.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(" were dropped: at most 10000 events wait for a 2xx");
    }

    @Test
    void givesOthersWhileFailedEventIsNotDue() throws Exception {
        queue.add(event("a"));
        fail(queue.take());
        queue.add(event("b"));
        assertThat(takeId()).isEqualTo("b");
        clock.advance(Duration.ofMillis(200));
        assertThat(takeId()).isEqualTo("a");
    }

    @Test
    void givesEventThatIsAskedForAgainAtOnce() throws Exception {
        queue.add(event("a"));
        fail(queue.take());
        queue.redeliver("a");
        accept(queue.take());
        assertThat(queue.newest()).singleElement().satisfies(queued -> {
            assertThat(queued.due()).isNull();
            assertThat(queued.attempts()).extracting(PostAttempt::accepted).containsExactly(false, true);
        });
        queue.await(Duration.ZERO);
    }

    @Test
    void keepsAttemptsThatOverlap() throws Exception {
        queue.add(event("a"));
        var slow = queue.take();
        queue.redeliver("a");
        accept(slow);
        assertThatThrownBy(() -> queue.await(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        fail(queue.take());
        clock.advance(Duration.ofSeconds(1));
        accept(queue.take());
        queue.await(Duration.ZERO);
        assertThat(queue.newest().get(0).attempts()).hasSize(3);
    }

    @Test
    void keepsTheNewestAttempts() throws Exception {
        queue.add(event("a"));
        for (int i = 0; i < 60; i++) {
            fail(queue.take());
            clock.advance(Duration.ofSeconds(5));
        }
        accept(queue.take());
        assertThat(queue.newest().get(0).attempts())
                .hasSize(50)
                .last()
                .extracting(PostAttempt::accepted)
                .isEqualTo(true);
    }

    @Test
    void saysWhenTheNextAttemptIsDue() throws Exception {
        queue.add(event("a"));
        fail(queue.take());
        assertThatThrownBy(() -> queue.await(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "all events must be delivered within PT0S, but 0 of 1 events got a 2xx from the webhook URL;"
                                + " last failure: it answered 500;"
                                + " the next attempt is due at 2020-01-01T00:00:00.200Z by the sandbox's clock");
    }

    @Test
    void awaitsWhatHappenedBeforeOnly() throws Exception {
        queue.add(event("a"));
        accept(queue.take());
        queue.await(Duration.ZERO);
        queue.add(event("b"));
        assertThatThrownBy(() -> queue.await(Duration.ZERO)).hasMessageContaining("1 of 2 events got a 2xx");
    }

    @Test
    void forgetsTheOldestEventThatWasDelivered() throws Exception {
        queue.add(event("open"));
        fail(queue.take());
        for (int i = 0; i < 1_100; i++) {
            queue.add(event("event-" + i));
            accept(queue.take());
        }
        assertThat(queue.newest())
                .extracting(queued -> queued.event().id())
                .hasSize(1_000)
                .startsWith("open")
                .endsWith("event-1099");
        assertThatThrownBy(() -> queue.redeliver("event-0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsNoEventThatIsOpen() {
        IntStream.range(0, 1_100).forEach(i -> queue.add(event("event-" + i)));
        assertThat(queue.newest()).hasSize(1_100);
    }

    private String takeId() throws InterruptedException {
        return queue.take().event().id();
    }

    private void fail(QueuedEvent taken) {
        queue.attempted(taken, PostAttempt.answered(clock.instant(), 500));
    }

    private void accept(QueuedEvent taken) {
        queue.attempted(taken, PostAttempt.answered(clock.instant(), 204));
    }

    private Instant due(String id) {
        return queue.newest().stream()
                .filter(queued -> queued.event().id().equals(id))
                .map(queued -> Objects.requireNonNull(queued.due()))
                .findFirst()
                .orElseThrow();
    }

    private Event event(String id) {
        return new Event(id, "group.updated", "g", null, "completed", clock.instant());
    }
}
