package io.github.idininvites.flood;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FloodTest {
    @Test
    void completesEachEventOnceAlthoughAnInstanceIsKilled() throws Exception {
        assertThat(new Flood(2_000, 20_190_101, System.out).run()).isEmpty();
    }
}
