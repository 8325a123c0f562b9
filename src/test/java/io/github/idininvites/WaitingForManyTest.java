package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.model.Person;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.EachCallMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller who awaits several persons of a group sees. */
@Timeout(60)
final class WaitingForManyTest extends WaitingForManySetup {
    @EachCallMode
    void handsOverEachAnswerAndReturnsWhoIsOpen(CallMode mode) throws Exception {
        server.answers("b");
        var wait = start(mode, List.of("c", "b", "a", "b"), Duration.ofSeconds(4), answers::add);
        time.awaitPlan(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(2));
        server.answers("a");
        time.advance(Duration.ofSeconds(2));
        time.awaitPlan(Duration.ofSeconds(3));
        while (answers.size() < 2) Thread.onSpinWait(); // the look at a may end later
        time.advance(Duration.ofSeconds(2));
        assertThat(wait.value()).containsExactly("c");
        assertThat(answers).extracting(Person::id).containsExactlyInAnyOrder("b", "a");
    }

    @EachCallMode
    void endsOnceAllHaveAnswered(CallMode mode) {
        server.allAnswer();
        assertThat(await(mode, List.of("a", "b"), HOUR, answers::add)).isEmpty();
        assertThat(answers).extracting(Person::id).containsExactlyInAnyOrder("a", "b");
    }

    @EachCallMode
    void returnsTheOpenIdsInTheGivenOrder(CallMode mode) {
        server.answers("b");
        assertThat(await(mode, List.of("z", "b", "a", "q"), Duration.ZERO, answers::add))
                .containsExactly("z", "a", "q");
        assertThat(server.reads()).isEqualTo(4);
    }

    @EachCallMode
    void waitsForNobodyIfThereIsNobody(CallMode mode) {
        assertThat(await(mode, List.of(), HOUR, answers::add)).isEmpty();
        assertThat(server.reads()).isZero();
    }

    @EachCallMode
    void readsFewAtOnce(CallMode mode) throws Exception {
        server.allAnswer();
        server.hold();
        var wait = start(mode, ids(100), HOUR, answers::add);
        assertThat(server.awaitReads(16)).isTrue();
        assertThat(client.group("g").person("other").getAsync().isDone()).isFalse();
        assertThat(server.awaitReads(1)).as("another call finds a free place").isTrue();
        server.release();
        assertThat(wait.value()).isEmpty();
        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(17);
        assertThat(server.reads()).isEqualTo(101);
    }

    @Test
    void runsOnAnswerOnTheThreadOfTheCaller() {
        server.allAnswer();
        var threads = new ArrayList<Thread>();
        group.awaitAnswers(List.of("x", "y"), HOUR, person -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void runsOnAnswerOnceAtATime() throws Exception {
        server.allAnswer();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var thread = new CopyOnWriteArrayList<String>();
        var wait = group.awaitAnswersAsync(ids(200), HOUR, person -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            thread.add(Thread.currentThread().getName());
            inside.decrementAndGet();
        });
        assertThat(wait.get(20, SECONDS)).isEmpty();
        assertThat(most).hasValue(1);
        assertThat(thread).hasSize(200);
    }

    @Test
    @SuppressWarnings("NullAway") // what callers without NullAway may do
    void throwsAtOnceAtWrongArguments() {
        for (CallMode mode : CallMode.values()) {
            assertThatThrownBy(() -> awaitUnjoined(mode, null, HOUR, answers::add))
                    .hasMessage("personIds must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, Arrays.asList("a", null), HOUR, answers::add))
                    .hasMessage("personId must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a/b"), HOUR, answers::add))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a"), null, answers::add))
                    .hasMessage("atMost must not be null");
            assertThatThrownBy(() -> awaitUnjoined(mode, List.of("a"), HOUR, null))
                    .hasMessage("onAnswer must not be null");
        }
        assertThat(server.reads()).isZero();
    }

    private Object awaitUnjoined(CallMode mode, List<String> ids, Duration atMost, Consumer<Person> onAnswer) {
        return mode == CallMode.SYNC
                ? group.awaitAnswers(ids, atMost, onAnswer)
                : group.awaitAnswersAsync(ids, atMost, onAnswer);
    }
}
