package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.proof.faults.FaultTable;
import io.github.idininvites.proof.faults.FaultyServer;
import io.github.idininvites.proof.faults.Protocol;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import java.io.IOException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;

final class DeadConnectionTest {
    private final FaultyServer server =
            FaultTable.named("idle connection closed").behaviour.start(Protocol.HTTP_1);
    private final CyclicBarrier together = new CyclicBarrier(3);
    private final IdinInvitesClient client = IdinInvitesClient.builder()
            .credentials(Docs.CREDENTIALS)
            .baseUrl("http://127.0.0.1:" + server.port())
            .retryPolicy(RetryPolicy.none())
            .httpClient(new OkHttpClient.Builder()
                    .addNetworkInterceptor(this::together)
                    .build())
            .build();

    DeadConnectionTest() throws Exception {
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        CompletableFuture.allOf(person.getAsync(), person.getAsync(), person.getAsync())
                .get(10, TimeUnit.SECONDS);
        server.arm();
    }

    /** Three GETs at once take three connections. */
    private Response together(Interceptor.Chain chain) throws IOException {
        try {
            if (chain.request().method().equals("GET")) together.await(10, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | InterruptedException | TimeoutException e) {
            throw new IOException(e);
        }
        return chain.proceed(chain.request());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @EachCallMode
    void isLeftForANewOneHoweverManyThereAre(CallMode mode) {
        var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(server.requests()).isOne();
    }

    @EachCallMode
    void isFoundOutWhenAnotherClientMadeIt(CallMode mode) {
        try (var second = client.newBuilder().build()) {
            var person = second.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        }
        assertThat(server.requests()).isOne();
    }
}
