package io.github.idininvites.proof.flood;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the {@link Flood} with 2,000 events, or with {@code -Dflood.events=100000}. */
final class FloodIT {
    @Test
    @Timeout(value = 30, unit = MINUTES, threadMode = SEPARATE_THREAD)
    void completesEachEventOnceAlthoughAnInstanceIsKilled() throws Exception {
        long seed = Long.getLong("flood.seed", 20_190_101);
        assertThat(new Flood(Integer.getInteger("flood.events", 2_000), seed, System.out).run())
                .isEmpty();
    }
}
