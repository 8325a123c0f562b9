package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a wait for several persons ends early, and what is kept of what it read. */
@Timeout(60)
final class WaitingForManyStopsTest extends WaitingForManySetup {
    @EachCallMode
    void endsWithWhatOnAnswerThrowsAndKeepsTheAnswers(CallMode mode) throws Exception {
        server.allAnswer();
        server.hold();
        var failure = new IllegalStateException("the store is down");
        var wait = start(mode, List.of("a", "b", "c"), HOUR, person -> {
            answers.add(person);
            throw failure;
        });
        assertThat(server.awaitReads(3)).isTrue();
        server.release();
        assertThat(wait.failure()).isSameAs(failure);
        assertThat(answers).hasSize(1);
        for (String id : List.of("a", "b", "c")) assertData(mode.get(group.person(id)));
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void endsAtARefusalOfOne(CallMode mode) throws Exception {
        server.answers("a");
        server.refuses("gone", 404);
        server.hold();
        var wait = start(mode, List.of("a", "gone", "open"), HOUR, answers::add);
        assertThat(server.awaitReads(3)).isTrue();
        server.release();
        assertThat(wait.failure()).isInstanceOf(NotFoundException.class);
        if (answers.isEmpty()) assertData(mode.get(group.person("a")));
        else assertData(answers.get(0));
        time.advance(HOUR);
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void throwsTheLastFailureIfNoLookSucceeded(CallMode mode) throws Exception {
        server.refuses("a", 500);
        server.refuses("b", 500);
        assertThatThrownBy(() -> await(mode, List.of("a", "b"), Duration.ZERO, answers::add))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
        assertThat(await(mode, List.of("a", "b", "c"), Duration.ZERO, answers::add))
                .containsExactly("a", "b", "c");
    }

    @Test
    void stopsWhenItsFutureIsCancelled() throws Exception {
        var wait = group.awaitAnswersAsync(List.of("a", "b"), HOUR, answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        var other = group.person("b").awaitAnswerAsync(HOUR);
        time.awaitPlan(Duration.ofSeconds(2));
        wait.cancel(true);
        server.allAnswer();
        time.advance(Duration.ofSeconds(2));
        assertThat(other).succeedsWithin(Duration.ofSeconds(10));
        time.advance(HOUR);
        assertThat(server.reads("a")).isOne();
        assertThat(answers).isEmpty();
    }

    @Test
    void endsWhenItsThreadIsInterruptedAndKeepsWhatNobodyTook() throws Exception {
        server.allAnswer();
        var over = new CountDownLatch(1);
        var wait = OnThread.start(() -> group.awaitAnswers(List.of("a", "b", "c"), HOUR, person -> {
            answers.add(person);
            Thread.currentThread().interrupt();
            if (answers.size() == 1) awaitUninterruptibly(over);
        }));
        assertThat(server.awaitReads(3)).isTrue();
        over.countDown();
        var failure = wait.failure();
        assertThat(failure == null || failure instanceof ConnectionException).isTrue();
        assertThat(wait.keptTheFlag()).isTrue();
        for (String id : List.of("a", "b", "c"))
            if (answers.stream().noneMatch(person -> person.id().equals(id)))
                assertData(group.person(id).get());
        assertThat(server.reads()).isEqualTo(3);
    }

    @EachCallMode
    void endsWhenTheClientIsClosed(CallMode mode) throws Exception {
        var wait = start(mode, List.of("a", "b"), HOUR, answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        client.close();
        assertThat(wait.failure()).isInstanceOf(IllegalStateException.class);
    }

    /** Of what was read too late, 1,000 persons' data is kept; the oldest is dropped. */
    @Test
    void keepsTheDataOfAThousandPersons() throws Exception {
        server.allAnswer();
        var ids = ids(1_001);
        assertThatThrownBy(() -> group.awaitAnswers(ids, HOUR, person -> {
                    answers.add(person);
                    while (server.handedOut() < ids.size() || !isQuiet()) Thread.onSpinWait();
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        var kept = ids.stream().map(id -> group.person(id).get()).filter(person -> !person.succeededWithoutData());
        assertThat(kept).hasSize(1_000);
    }

    /** Whether all looks have ended: each that ends lets another one begin, which needs this thread's lock at last. */
    private boolean isQuiet() {
        return CallWatch.inProgress().findAny().isEmpty();
    }

    private static void assertData(Person person) {
        assertThat(person.result()).isNotNull().returns("bin of " + person.id(), result -> result.bin());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean counted = false;
        while (!counted) {
            counted = latch.getCount() == 0;
            Thread.onSpinWait();
        }
    }
}
