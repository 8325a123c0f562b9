package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.OnThread;
import io.github.idininvites.support.QuickServer;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code close()} frees the connections that no other client needs. */
@Timeout(60)
final class ClosedConnectionsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final QuickServer server = new QuickServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @EachCallMode
    void closesIdleConnections(CallMode mode) throws Exception {
        var client = client().build();
        mode.get(person(client));
        client.close();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void closesConnectionsOfCallsInProgress(CallMode mode) throws Exception {
        server.hold();
        var client = client().build();
        var call = OnThread.start(() -> mode.get(person(client)));
        assertThat(server.awaitRequests(1)).isTrue();
        var closing = OnThread.start(client::close).awaitWaiting();
        server.release();
        assertThat(call.value()).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(closing.value()).isTrue();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void closesConnectionsOfCallsThatWereCancelled(CallMode mode) throws Exception {
        server.hold();
        var client = client().callTimeout(LONG).build();
        var call = OnThread.start(() -> mode.failedInvite(ConnectionException.class, person(client)));
        assertThat(server.awaitRequests(1)).isTrue();
        OnThread.start(client::close).awaitWaiting().interrupt().value();
        assertThat(call.value().delivery()).isEqualTo(Delivery.UNKNOWN);
        server.release();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void closesConnectionsThatADerivedClientLeaves(CallMode mode) throws Exception {
        var client = client().build();
        var derived = client.newBuilder().userAgent("derived").build();
        client.close();
        mode.get(person(derived));
        derived.close();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void closesConnectionsOfAClientThatWasDerivedFromAClosedOne(CallMode mode) throws Exception {
        var client = client().build();
        client.close();
        var derived = client.newBuilder().userAgent("derived").build();
        mode.get(person(derived));
        derived.close();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void leavesADerivedClientItsConnection(CallMode mode) throws Exception {
        var client = client().build();
        var derived = client.newBuilder().build();
        mode.get(person(derived));
        client.close();
        mode.get(person(derived));
        assertThat(server.accepted()).isOne();
        derived.close();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @Test
    void waitsForNoCallOfADerivedClient() throws Exception {
        server.hold();
        var client = client().build();
        var derived = client.newBuilder().build();
        var call = person(derived).getAsync();
        assertThat(server.awaitRequests(1)).isTrue();
        assertThat(OnThread.start(client::close).value()).isTrue();
        server.release();
        assertThat(call).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Docs.ANDRE_ANSWERED);
        derived.close();
        assertThat(server.awaitHangUp()).isTrue();
    }

    @EachCallMode
    void leavesUsersClientAloneAlsoWhenADerivedOneIsClosed(CallMode mode) throws Exception {
        var users = new OkHttpClient();
        var client = client().httpClient(users).build();
        var derived = client.newBuilder().build();
        mode.get(person(derived));
        derived.close();
        client.close();
        assertThat(users.connectionPool().connectionCount()).isOne();
        users.connectionPool().evictAll();
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
}
