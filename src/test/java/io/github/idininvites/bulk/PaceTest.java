package io.github.idininvites.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long START = Long.parseLong("9223372036854774807"); // nanoTime may overflow
    private static final long SECOND = 1_000_000_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Test
    void letsAllGoAtOnceWithoutALimit() {
        var pace = new Pace(0, PAUSE, START);
        for (int i = 0; i < 10; i++) assertThat(pace.turn(START)).isEqualTo(START);
    }

    @Test
    void spreadsTheTurnsOverTheSecond() {
        var pace = new Pace(4, PAUSE, START);
        var turns = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) turns.add(pace.turn(START) - START);
        assertThat(turns).containsExactly(0L, SECOND / 4, SECOND / 2, 3 * SECOND / 4, SECOND);
        assertThat(pace.turn(START + 10 * SECOND) - START)
                .as("turns that nobody took are gone")
                .isEqualTo(10 * SECOND);
        assertThat(pace.turn(START + 10 * SECOND) - START).isEqualTo(10 * SECOND + SECOND / 4);
    }

    @Test
    void pausesAllAfterARefusalAndGoesOnMoreSlowly() {
        var pace = new Pace(0, PAUSE, START);
        assertThat(pace.pause(START, Duration.ofSeconds(5))).isTrue();
        pace.slowDown();
        assertThat(pace.isPaused(START + 5 * SECOND - 1)).isTrue();
        assertThat(pace.isPaused(START + 5 * SECOND)).isFalse();
        assertThat(pace.turn(START) - START).isEqualTo(5 * SECOND);
        assertThat(pace.turn(START) - START).isEqualTo(5 * SECOND + 2_000_000);
    }

    @Test
    void pausesASecondAtLeastAndHearsManyRefusalsAsOne() {
        var pace = new Pace(0, PAUSE, START);
        assertThat(pace.pause(START, Duration.ZERO)).isTrue();
        assertThat(pace.pause(START + 1, Duration.ofSeconds(9))).isFalse();
        assertThat(pace.turn(START) - START).isEqualTo(SECOND);
        assertThat(pace.turn(START) - START).isEqualTo(SECOND);
    }

    @Test
    void pausesTwiceAsLongEachTimeUntilACallIsAccepted() {
        var pace = new Pace(0, PAUSE, START);
        var pauses = new ArrayList<Long>();
        long now = START;
        for (int i = 0; i < 10; i++) {
            assertThat(pace.pause(now, Duration.ZERO)).isTrue();
            long end = pace.turn(now);
            pauses.add((end - now) / SECOND);
            now = end;
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
        pace.accepted();
        assertThat(pace.pause(now, Duration.ZERO)).isTrue();
        assertThat(pace.turn(now) - now).isEqualTo(SECOND);
    }

    @Test
    void slowsDownToACallASecondAndRecovers() {
        var pace = new Pace(0, PAUSE, START);
        long now = START;
        for (int i = 0; i < 20; i++) {
            pace.slowDown();
        }
        assertThat(gap(pace, now)).isEqualTo(SECOND);
        long before = SECOND;
        for (int i = 0; i < 3_000; i++) {
            pace.accepted();
            if (i % 1_000 > 0) continue;
            long gap = gap(pace, now += 100 * SECOND);
            assertThat(gap).isLessThan(before);
            before = gap;
        }
        assertThat(gap(pace, now + 100 * SECOND)).isZero();
    }

    private static long gap(Pace pace, long now) {
        return -pace.turn(now) + pace.turn(now);
    }
}
