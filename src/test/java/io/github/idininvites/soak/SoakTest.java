package io.github.idininvites.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SoakTest {
    @Test
    void agreesWithServerOnEveryCallForAFewSeconds() throws Exception {
        assertThat(new Soak(20_190_101, System.out).run(Duration.ofSeconds(5), Duration.ZERO))
                .isEmpty();
    }
}
