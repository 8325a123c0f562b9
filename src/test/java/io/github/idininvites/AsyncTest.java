package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.Person;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.QuickServer;
import io.github.idininvites.support.SeenByCallers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for async calls only: nobody's continuation, and no other call, keeps one from ending. */
@Timeout(60)
final class AsyncTest {
    private static final int AT_ONCE = 8;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final QuickServer server = new QuickServer();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 200})
    void endsCallsThatContinuationsWaitFor(int chains) {
        var person = person(b -> b.maxConcurrentCalls(AT_ONCE));
        List<CompletableFuture<Invite>> invites = many(
                chains,
                () -> person.getAsync()
                        .thenApply(answered -> person.sendInviteAsync().join()));
        assertThat(all(invites)).succeedsWithin(Duration.ofSeconds(20));
        assertThat(server.requests()).isEqualTo(2 * chains);
    }

    @Test
    void endsACallAlthough200ContinuationsBlock() throws Exception {
        var person = person(b -> b.maxConcurrentCalls(AT_ONCE));
        server.hold();
        var blocked = many(200, () -> person.getAsync().thenAccept(answered -> await(over)));
        server.release();
        assertThat(server.awaitRequests(200)).as("all calls were made").isTrue();
        assertThat(person.sendInviteAsync())
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(Docs.INVITE);
        over.countDown();
        assertThat(all(blocked)).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void endsCallsThatWaitForTheirTurnAtTheirDeadline() throws Exception {
        var begun = new CountDownLatch(1);
        var person = person(b -> b.maxConcurrentCalls(1).callTimeout(SOON).httpClient(with(chain -> {
            begun.countDown();
            await(over);
            return chain.proceed(chain.request());
        })));
        var first = person.sendInviteAsync();
        assertThat(begun.await(10, SECONDS)).isTrue();
        var waiting = many(19, person::sendInviteAsync);
        for (var call : waiting) {
            var e = failure(call);
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e.attempts()).isZero();
            assertThat(e).hasMessageEndingWith(" got no answer after 0 attempts: timeout");
        }
        var e = failure(first);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e.attempts()).isOne();
        over.countDown();
    }

    @Test
    void countsTheDeadlineFromTheSubmission() {
        server.hold();
        var person = person(b -> b.maxConcurrentCalls(1).callTimeout(SOON));
        var calls = many(20, person::sendInviteAsync); // one after the other they would take 20 s
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionException.class);
        assertThat(calls.stream().map(AsyncTest::failure))
                .allSatisfy(e -> assertThat(e.attempts()).isLessThanOrEqualTo(1))
                .filteredOn(e -> e.delivery() == Delivery.UNKNOWN)
                .hasSize(server.requests());
    }

    @Test
    void makesNoCallWhoseDeadlineIsOver() throws Exception {
        server.hold();
        var person = person(b -> b.maxConcurrentCalls(1).callTimeout(SOON));
        var first = person.sendInviteAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var second = person.sendInviteAsync();
        failure(first);
        failure(second);
        server.release();
        assertThat(person.getAsync()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(server.requests()).isBetween(1, 2);
    }

    @Test
    void takesTheNextCallOnceACallIsOver() {
        var person = person(b -> b.maxConcurrentCalls(1));
        assertThat(all(many(50, person::getAsync))).succeedsWithin(Duration.ofSeconds(20));
        assertThat(server.accepted()).isOne();
    }

    @Test
    void runsContinuationsOfAnAnswerOnNoThreadThatCallsNeed() throws Exception {
        server.hold();
        var thread = threadAfter(person(UnaryOperator.identity()).getAsync());
        server.release();
        assertNeededByNobody(thread);
    }

    @Test
    void runsContinuationsOfAFailureOnNoThreadThatCallsNeed() throws Exception {
        server.hold();
        assertNeededByNobody(threadAfter(person(b -> b.callTimeout(SOON)).sendInviteAsync()));
    }

    @Test
    void runsContinuationsOfACallThatWaitedForItsTurnOnNoThreadThatCallsNeed() throws Exception {
        server.hold();
        var person = person(b -> b.maxConcurrentCalls(1).callTimeout(SOON));
        var first = person.sendInviteAsync();
        assertNeededByNobody(threadAfter(person.sendInviteAsync()));
        failure(first);
    }

    @Test
    void runsContinuationsAfterADnsHangOnNoThreadThatCallsNeed() throws Exception {
        var http = new OkHttpClient.Builder()
                .dns(host -> {
                    await(over);
                    return List.of();
                })
                .build();
        var person = person(b -> b.httpClient(http)
                .baseUrl(server.baseUrl().replace("127.0.0.1", "localhost"))
                .callTimeout(SOON));
        assertNeededByNobody(threadAfter(person.sendInviteAsync()));
    }

    @Test
    void keepsNoContinuationFromTheResultOfItsOwnCall() {
        var person = person(UnaryOperator.identity());
        var together = new AtomicInteger();
        CompletableFuture<Person> call = person.getAsync();
        var both = CompletableFuture.allOf(
                call.thenAccept(answered -> together.addAndGet(answered.equals(Docs.ANDRE_ANSWERED) ? 1 : 0)),
                call.thenCompose(answered -> person.getAsync())
                        .thenAccept(answered -> together.addAndGet(answered.equals(call.join()) ? 1 : 0)));
        assertThat(both).succeedsWithin(Duration.ofSeconds(10));
        assertThat(together).hasValue(2);
    }

    private PersonHandle person(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return settings.apply(IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl(server.baseUrl()))
                .build()
                .group(Docs.GROUP_ID)
                .person(Docs.PERSON_ID);
    }

    /** The name of the thread on which the future's continuation runs. */
    private static CompletableFuture<String> threadAfter(CompletableFuture<?> call) {
        return call.handle((value, failure) -> Thread.currentThread().getName());
    }

    private static void assertNeededByNobody(CompletableFuture<String> thread) throws Exception {
        assertThat(thread.get(20, SECONDS))
                .doesNotStartWith("idin-invites-")
                .doesNotStartWith("OkHttp")
                .doesNotStartWith("Okio")
                .doesNotContain("elayScheduler"); // the JVM's timer
    }

    private static <T> List<T> many(int n, Supplier<T> call) {
        return Stream.generate(call).limit(n).toList();
    }

    private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** The call's failure; no call of these tests takes longer than ten seconds. */
    private static ConnectionException failure(CompletableFuture<?> call) {
        try {
            call.orTimeout(10, SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConnectionException failure) return SeenByCallers.saw(failure);
            throw e;
        }
        throw new AssertionError("the call succeeded");
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    latch.await();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
