package io.github.idininvites.flood;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class FloodTest {
    @Test
    @Timeout(value = 10, unit = MINUTES, threadMode = SEPARATE_THREAD)
    void completesEachEventOnceAlthoughAnInstanceIsKilled() throws Exception {
        assertThat(new Flood(2_000, 20_190_101, System.out).run()).isEmpty();
    }
}
