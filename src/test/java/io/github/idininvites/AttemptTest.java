package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AttemptTest {
    private static final int ROUNDS = 5_000;

    /** An interceptor that hedges sends a request on two threads at once. */
    @Test
    void letsOneOfTwoThreadsSendIt() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var barrier = new CyclicBarrier(2);
        try {
            for (int i = 0; i < ROUNDS; i++) {
                var attempt = new Attempt(0, 0);
                Callable<Boolean> send = () -> {
                    barrier.await();
                    return attempt.markSent(false);
                };
                var sent = new ArrayList<Boolean>();
                for (var result : threads.invokeAll(List.of(send, send))) sent.add(result.get());
                assertThat(sent).containsExactlyInAnyOrder(true, false);
            }
        } finally {
            threads.shutdown();
        }
    }
}
