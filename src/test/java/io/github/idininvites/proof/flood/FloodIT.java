package io.github.idininvites.proof.flood;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the {@link Flood} with 2,000 events in one order, or with {@code -Dflood.events=100000} in any order. */
final class FloodIT {
    @Test
    @Timeout(value = 30, unit = MINUTES, threadMode = SEPARATE_THREAD)
    void completesEachEventOnceAlthoughAnInstanceIsKilled() throws Exception {
        Integer events = Integer.getInteger("flood.events");
        long seed = Long.getLong("flood.seed", events == null ? 20_190_101 : System.nanoTime());
        assertThat(new Flood(events == null ? 2_000 : events, seed, System.out).run())
                .isEmpty();
    }
}
