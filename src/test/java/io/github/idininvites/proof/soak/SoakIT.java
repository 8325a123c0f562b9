package io.github.idininvites.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.JavaProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the {@link Soak} for five seconds, or for {@code -Dsoak.minutes=10} in a process of its own with a small heap. The seed of
 * an earlier run, as {@code -Dsoak.seed}, repeats its faults.
 */
final class SoakIT {
    @Test
    void agreesWithServerOnEveryCall() throws Exception {
        if (System.getProperty("soak.minutes") == null)
            assertThat(new Soak(Long.getLong("soak.seed", 20_190_101), System.out)
                            .run(Duration.ofSeconds(5), Duration.ZERO))
                    .isEmpty();
        else
            assertThat(JavaProcess.run(
                            JavaProcess.of(
                                    List.of("-Xmx256m", "-Dsoak.minutes=" + System.getProperty("soak.minutes")),
                                    Soak.class.getName(),
                                    System.getProperty("soak.minutes"),
                                    System.getProperty("soak.seed", "")),
                            line -> true))
                    .as("exit code; what went wrong is printed above")
                    .isZero();
    }
}
