package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.QuickServer;
import io.github.idininvites.support.SeenByCallers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code close()} takes no more calls, and waits for those in progress. */
@Timeout(60)
final class CloseTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final QuickServer server = new QuickServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void waitsForAsyncCallsInProgress() throws Exception {
        server.hold();
        var client = client().maxConcurrentCalls(1).build();
        var running = person(client).sendInviteAsync();
        var waiting = person(client).getAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(() -> {
                    client.close();
                    return running.isDone() && waiting.isDone();
                })
                .awaitWaiting();
        server.release();
        assertThat(closing.value()).as("both were done when close() returned").isTrue();
        assertThat(running).isCompletedWithValue(Docs.INVITE);
        assertThat(waiting).isCompletedWithValue(Docs.ANDRE_ANSWERED);
    }

    @Test
    void waitsForSyncCallsInProgress() throws Exception {
        server.hold();
        var client = client().build();
        var call = OnThread.start(person(client)::sendInvite);
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(client::close).awaitWaiting();
        assertThat(closing.isDone()).as("close() returned at once").isFalse();
        server.release();
        assertThat(closing.value()).isTrue();
        assertThat(call.value()).isEqualTo(Docs.INVITE);
    }

    @Test
    void waitsNoLongerThanTheDeadlines() throws Exception {
        server.hold();
        var client = client().callTimeout(SOON).build();
        var call = person(client).sendInviteAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(() -> {
            client.close();
            return call.isDone();
        });
        assertThat(closing.value())
                .as("the call was done when close() returned")
                .isTrue();
        assertThat(failure(call).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(closing.keptTheFlag()).isFalse();
    }

    @Test
    void cancelsAsyncCallsWhenTheClosingThreadIsInterrupted() throws Exception {
        server.hold();
        var client = client().maxConcurrentCalls(1).callTimeout(LONG).build();
        var running = person(client).sendInviteAsync();
        var waiting = person(client).sendInviteAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(client::close).awaitWaiting().interrupt();
        assertThat(closing.value()).isTrue();
        assertThat(failure(running).delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(failure(waiting).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure(waiting).attempts()).isZero();
        assertThat(closing.keptTheFlag()).as("the closing thread's flag").isTrue();
    }

    @Test
    void cancelsSyncCallsWhenTheClosingThreadIsInterrupted() throws Exception {
        server.hold();
        var client = client().callTimeout(LONG).build();
        var call = OnThread.start(person(client)::sendInvite);
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(client::close).awaitWaiting().interrupt();
        assertThat(closing.value()).isTrue();
        assertThat(call.failure())
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
        assertThat(call.keptTheFlag()).as("the caller was not interrupted").isFalse();
    }

    @Test
    void waitsForNothingOnAThreadThatIsInterruptedAlready() throws Exception {
        server.hold();
        var client = client().callTimeout(LONG).build();
        var call = person(client).sendInviteAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(() -> {
            Thread.currentThread().interrupt();
            client.close();
        });
        assertThat(closing.value()).isTrue();
        assertThat(closing.keptTheFlag()).isTrue();
        assertThat(failure(call).delivery()).isEqualTo(Delivery.UNKNOWN);
    }

    @Test
    void takesNoCallsWhileItWaits() throws Exception {
        server.hold();
        var client = client().build();
        var call = person(client).getAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(client::close).awaitWaiting();
        assertThatIllegalStateException()
                .isThrownBy(() -> person(client).sendInvite())
                .withMessage("this client is closed; make calls before close()");
        assertThatIllegalStateException().isThrownBy(() -> person(client).sendInviteAsync());
        server.release();
        assertThat(closing.value()).isTrue();
        assertThat(call).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(server.requests()).isZero();
    }

    @Test
    void returnsToEachOfTwoThreadsThatCloseAtOnce() throws Exception {
        server.hold();
        var client = client().build();
        var call = person(client).getAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        var first = OnThread.start(client::close).awaitWaiting();
        var second = OnThread.start(client::close).awaitWaiting();
        server.release();
        assertThat(first.value()).isTrue();
        assertThat(second.value()).isTrue();
        assertThat(call).isCompletedWithValue(Docs.ANDRE_ANSWERED);
    }

    @Test
    void canBeCalledByAContinuation() throws Exception {
        var client = client().callTimeout(LONG).build();
        server.hold();
        var closed = person(client).getAsync().thenRun(client::close);
        server.release();
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    @EachCallMode
    void canBeCalledByAnInterceptor(CallMode mode) throws Exception {
        var closes = new CompletableFuture<IdinInvitesClient>();
        var client = client().callTimeout(LONG)
                .httpClient(with(chain -> {
                    closes.join().close();
                    return chain.proceed(chain.request());
                }))
                .build();
        closes.complete(client);
        var call = OnThread.start(() -> mode.get(person(client)));
        assertThat(call.failure())
                .satisfiesAnyOf(
                        e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(ConnectionException.class));
    }

    @Test
    void hasEndedAfterACallThatWasCancelled() throws Exception {
        server.hold();
        var client = client().callTimeout(LONG).build();
        var call = person(client).sendInviteAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        call.cancel(true);
        assertThat(OnThread.start(client::close).value()).isTrue();
    }

    private IdinInvitesClient.Builder client() {
        return IdinInvitesClient.builder()
                .credentials(Docs.CREDENTIALS)
                .baseUrl(server.baseUrl())
                .attemptTimeout(LONG);
    }

    private static PersonHandle person(IdinInvitesClient client) {
        return client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    }

    private static ConnectionException failure(CompletableFuture<?> call) throws Exception {
        try {
            call.get(10, SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionException failure) return SeenByCallers.saw(failure);
            throw e;
        }
        throw new AssertionError("the call succeeded");
    }

    private static OkHttpClient with(Interceptor interceptor) {
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }
}
