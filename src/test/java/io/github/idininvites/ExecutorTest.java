package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.QuickServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where futures complete: in the executor that the user set, and somewhere in any case. */
@Timeout(60)
final class ExecutorTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final QuickServer server = new QuickServer();
    private final ExecutorService users = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "the user's");
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void close() {
        server.close();
        users.shutdownNow();
    }

    @Test
    void runsContinuations() throws Exception {
        server.hold();
        try (var client = client().executor(users).build();
                var derived = client.newBuilder().userAgent("derived").build()) {
            var answered = threadAfter(person(client).getAsync());
            var derivedToo = threadAfter(person(derived).getAsync());
            server.release();
            assertThat(answered.get(10, SECONDS)).isEqualTo("the user's");
            assertThat(derivedToo.get(10, SECONDS)).isEqualTo("the user's");
        }
    }

    @Test
    void runsContinuationsOfFailures() throws Exception {
        server.hold();
        try (var client =
                client().executor(users).maxConcurrentCalls(1).callTimeout(SOON).build()) {
            var first = threadAfter(person(client).sendInviteAsync());
            var waiting = threadAfter(person(client).sendInviteAsync());
            assertThat(first.get(10, SECONDS)).isEqualTo("the user's");
            assertThat(waiting.get(10, SECONDS)).isEqualTo("the user's");
        }
    }

    /** As one does that is shut down with tasks in its queue. The future is lost; but nothing is kept for it for ever. */
    @Test
    void mayDropTasks() {
        var others = CallWatch.inProgress().collect(Collectors.toSet());
        try (var client = client().executor(task -> {}).callTimeout(SOON).build()) {
            assertThat(person(client).sendInviteAsync()).isNotDone();
        }
        while (CallWatch.inProgress().anyMatch(run -> !others.contains(run)))
            assertThat(Thread.interrupted()).as("out of time").isFalse();
        assertThat(server.requests()).isOne();
    }

    /** A continuation that blocks, on an executor without a thread of its own, holds up no time limit. */
    @Test
    void mayRunTasksWhereItIs() throws Exception {
        server.hold();
        var released = new CountDownLatch(1);
        try (var client = client().executor(Runnable::run)
                        .maxConcurrentCalls(1)
                        .callTimeout(SOON)
                        .build();
                var another = client().callTimeout(SOON).build()) {
            var first = person(client).sendInviteAsync();
            var began = new CountDownLatch(1);
            var waiting = person(client).sendInviteAsync().handle((invite, failure) -> {
                began.countDown();
                await(released);
                return failure;
            });
            await(began);
            assertThatThrownBy(() -> person(another).sendInvite()).hasMessageEndingWith(": timeout");
            assertThat(first).failsWithin(Duration.ofSeconds(10));
            assertThat(waiting).isNotDone();
            released.countDown();
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void losesNoAnswerWhenItRejects() throws Exception {
        var rejected = new AtomicInteger();
        try (var client = client().executor(task -> {
                    rejected.incrementAndGet();
                    throw new RejectedExecutionException();
                })
                .build()) {
            assertThat(person(client).sendInviteAsync())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(Docs.INVITE);
            assertThat(server.requests()).isOne();
            assertThat(rejected).hasPositiveValue();
        }
    }

    @Test
    void losesNoFailureWhenItRejects() {
        server.hold();
        users.shutdown();
        try (var client = client().executor(users).callTimeout(SOON).build()) {
            assertThat(person(client).sendInviteAsync())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        }
    }

    @Test
    void losesNoAnswerWhenItThrows() {
        try (var client = client().executor(task -> {
                    throw new IllegalStateException("a bug in an executor");
                })
                .build()) {
            assertThat(person(client).getAsync())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(Docs.ANDRE_ANSWERED);
        }
    }

    @Test
    void mayRunContinuationsAtOnce() {
        try (var client = client().executor(Runnable::run).build()) {
            assertThat(person(client).getAsync()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void keepsNoClientFromClosing() throws Exception {
        var client = client().executor(task -> {}).callTimeout(SOON).build(); // it runs nothing, ever
        var unused = person(client).getAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        assertThat(OnThread.start(client::close).value()).isTrue();
    }

    @Test
    void doesNotMakeTheCalls() throws Exception {
        users.shutdownNow();
        try (var client = client().executor(users).build()) {
            assertThat(person(client).sendInvite()).isEqualTo(Docs.INVITE);
        }
    }

    private static CompletableFuture<String> threadAfter(CompletableFuture<?> call) {
        return call.handle((value, failure) -> Thread.currentThread().getName());
    }

    private IdinInvitesClient.Builder client() {
        return IdinInvitesClient.builder().credentials(Docs.CREDENTIALS).baseUrl(server.baseUrl());
    }

    private static PersonHandle person(IdinInvitesClient client) {
        return client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    }
}
