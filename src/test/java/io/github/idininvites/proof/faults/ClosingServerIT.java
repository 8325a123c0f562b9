package io.github.idininvites.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.RetryPolicy;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.OnThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that closes each connection after some answers: no POST is written to a connection that has ended. */
@Timeout(120)
final class ClosingServerIT {
    private static final int POSTS = 500;

    static Stream<Arguments> ways() {
        return Stream.of(Protocol.HTTP_1, Protocol.HTTP_1_TLS)
                .flatMap(protocol -> Stream.of(1, 2, 5)
                        .flatMap(answers -> Stream.of(CallMode.values())
                                .flatMap(mode -> Stream.of(1, 8)
                                        .map(callers -> Arguments.of(protocol, answers, mode, callers)))));
    }

    @ParameterizedTest(name = "{0}, {1} answers a connection, {2}, {3} callers")
    @MethodSource("ways")
    void failsNoPost(Protocol protocol, int answers, CallMode mode, int callers) throws Exception {
        try (var server = new ClosingServer(protocol, answers);
                var client = IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl(server.baseUrl())
                        .httpClient(seesTheEnd(server))
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            List<String> failures = new CopyOnWriteArrayList<>();
            var posting = new ArrayList<OnThread<Boolean>>();
            for (int i = 0; i < callers; i++)
                posting.add(OnThread.start(() -> IntStream.range(0, POSTS / callers)
                        .forEach(n -> {
                            try {
                                assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
                            } catch (IdinInvitesException e) {
                                failures.add(e.delivery() + ": " + e.getMessage());
                            }
                        })));
            for (var caller : posting) caller.join();
            assertThat(failures).as("%d connections", server.accepted()).isEmpty();
            assertThat(server.requests()).isEqualTo(POSTS / callers * callers);
        }
    }

    /** Our own client, but that it sees an answer only once the end of its connection has come too: neither can race. */
    private static OkHttpClient seesTheEnd(ClosingServer server) {
        return Certificate.trust(new OkHttpClient.Builder())
                .connectionPool(new ConnectionPool())
                .addNetworkInterceptor(chain -> afterTheEnd(server, chain))
                .build();
    }

    private static Response afterTheEnd(ClosingServer server, Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        server.awaitClose(Objects.requireNonNull(chain.connection()).socket().getLocalPort());
        return response;
    }
}
