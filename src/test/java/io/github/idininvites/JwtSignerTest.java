package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.ManualClock;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class JwtSignerTest {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int CALLS = 10_000;

    private final ManualClock clock = new ManualClock("2026-07-01T12:00:00.400Z");
    private final ServerClock serverClock = new ServerClock(clock, LIFETIME);
    private final JwtSigner signer = new JwtSigner(Docs.CREDENTIALS, LIFETIME, serverClock);

    @Test
    void signsOnceInASecond() {
        var first = signer.token(serverClock.offset());
        assertThat(signer.token(serverClock.offset())).isSameAs(first);
        clock.advance(Duration.ofSeconds(1));
        var next = signer.token(serverClock.offset());
        assertThat(next.header()).isNotEqualTo(first.header());
        assertThat(next.second()).isEqualTo(first.second() + 1);
    }

    @Test
    void signsAnewOnceItHasLearntTheServersTime() {
        var wrong = signer.token(serverClock.offset());
        var correction = serverClock.correction(wrong, Instant.ofEpochSecond(wrong.second() + 3600), Duration.ZERO);
        serverClock.keep(Objects.requireNonNull(correction));
        assertThat(signer.token(serverClock.offset()).second()).isEqualTo(wrong.second() + 3600);
    }

    /** A token that is signed for each call takes 37 kB. */
    @Test
    void allocatesAtMost32BytesForAHeaderWithinASecond() {
        var fixed = new ServerClock(Clock.fixed(clock.instant(), clock.getZone()), LIFETIME);
        var warm = new JwtSigner(Docs.CREDENTIALS, LIFETIME, fixed);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int length = warm.token(0).header().length();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++)
            length = Math.max(length, warm.token(0).header().length());
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(length).isPositive();
        assertThat(bytes / CALLS).isLessThanOrEqualTo(32);
    }
}
