package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.model.Person;
import io.github.idininvites.model.Result;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UnhandledResultsTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00Z");
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<Duration> delays = new ArrayDeque<>();
    private final UnhandledResults results = new UnhandledResults(clock, (delay, task) -> {
        delays.add(delay);
        tasks.add(task);
    });

    @Test
    void losesNoneWhenItIsFullAndTakesNoMore() {
        for (int i = 0; i < 1000; i++) read("p" + i, Docs.ANDRES_RESULT);
        assertThatIllegalStateException()
                .isThrownBy(() -> results.reserve("g/p1000"))
                .withMessage(
                        "at most 1000 results may wait for a handler, but 1000 do already; correct the handler that"
                                + " fails, and CM delivers the events again");
        for (int i = 0; i < 1000; i++) assertThat(results.waiting("g/p" + i)).isNotNull();
        read("p7", Docs.ANDRES_RESULT);
        results.handled("g/p7", answered("p7", Docs.ANDRES_RESULT));
        read("p1000", Docs.ANDRES_RESULT);
        assertThat(results.waiting("g/p1000")).isNotNull();
    }

    /** Reads at the same time share the places. */
    @Test
    void countsThePersonsWhoAreBeingRead() {
        for (int i = 0; i < 999; i++) read("p" + i, Docs.ANDRES_RESULT);
        results.reserve("g/a");
        assertThatIllegalStateException().isThrownBy(() -> results.reserve("g/b"));
        results.notRead();
        results.reserve("g/b");
        results.read("g/b", answered("b", null), null);
        results.reserve("g/c");
        assertThatIllegalStateException().isThrownBy(() -> results.reserve("g/d"));
    }

    @Test
    void keepsAResultUntilWhoeverHasThisVeryOneIsDone() {
        var read = read("p", Docs.ANDRES_RESULT);
        results.handled("g/p", answered("p", null));
        results.handled("h/p", read);
        assertThat(read("p", null)).isEqualTo(read);
        results.handled("g/p", read);
        assertThat(results.waiting("g/p")).isNull();
        assertThat(read("p", null).result()).isNull();
    }

    @Test
    void keepsWhatHasDataOnly() {
        var empty = new Result("1", null, "success", " ", null, null, null, null, null, Map.of("notice", "out"));
        read("p", Docs.ANDRES_RESULT);
        assertThat(read("p", empty).result()).isEqualTo(Docs.ANDRES_RESULT);
        read("q", empty);
        assertThat(results.waiting("g/q")).isNull();
        var newer = new Result(null, null, null, null, null, null, null, null, null, Map.of("transient_id", "x"));
        read("q", newer);
        assertThat(results.waiting("g/q")).isNotNull().returns(answered("q", newer), UnhandledResults.Read::person);
    }

    @Test
    void forgetsAResultAfterADayWithoutAnyEvent() {
        read("p", Docs.ANDRES_RESULT);
        clock.advance(Duration.ofHours(1));
        read("q", Docs.ANDRES_RESULT);
        assertThat(delays).containsExactly(Duration.ofDays(1).plusMillis(1));
        clock.advance(Duration.ofHours(23).minusMillis(1));
        assertThat(results.waiting("g/p")).isNotNull();
        clock.advance(Duration.ofMillis(2));
        tasks.remove().run();
        assertThat(delays).last().isEqualTo(Duration.ofHours(1));
        assertThat(results.waiting("g/q")).isNotNull();
        clock.advance(Duration.ofHours(1));
        tasks.remove().run();
        assertThat(tasks).as("nothing is left to forget").isEmpty();
        assertThat(results.waiting("g/q")).isNull();
        read("r", Docs.ANDRES_RESULT);
        assertThat(tasks).hasSize(1);
    }

    private Person read(String id, @Nullable Result result) {
        results.reserve("g/" + id);
        return results.read("g/" + id, answered(id, result), null);
    }

    private static Person answered(String id, @Nullable Result result) {
        return new Person(id, "Andre van Dijk", null, null, null, "success", result, null, null, Map.of());
    }
}
