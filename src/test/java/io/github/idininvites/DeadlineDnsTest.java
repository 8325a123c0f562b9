package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A resolver that gets no answer, while many calls wait for it. */
final class DeadlineDnsTest {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private final Dns hanging = host -> {
        lookups.incrementAndGet();
        try {
            answered.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Dns.SYSTEM.lookup(host);
    };

    @AfterEach
    void answer() {
        answered.countDown();
    }

    private IdinInvitesClient client(Duration callTimeout) {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl("https://api.example:1")
                .callTimeout(callTimeout)
                .httpClient(new OkHttpClient.Builder().dns(hanging).build())
                .build();
    }

    @EachCallMode
    void endsTheCallAtItsDeadline(CallMode mode) {
        try (var client = client(Duration.ofMillis(300))) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            var e = mode.failedInvite(ConnectionException.class, person);
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e).hasMessageEndingWith(": timeout");
        }
    }

    @Test
    void asksOnceForAllCallsThatWait() {
        try (var client = client(Duration.ofSeconds(2))) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            var calls = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < 32; i++) calls.add(person.getAsync());
            assertThat(calls).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(20)));
        }
        assertThat(lookups).hasValue(1);
    }
}
