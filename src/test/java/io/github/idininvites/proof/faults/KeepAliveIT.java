package io.github.idininvites.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idininvites.IdinInvitesClient;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.QuickServer;
import java.time.Duration;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load balancer forgets connections that are idle for long, and tells nobody: what is sent on them vanishes. */
@Timeout(60)
final class KeepAliveIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The balancer forgets all connections that are open; only new ones are answered. */
    @EachCallMode
    void leavesAnIdleConnectionBeforeItIsForgotten(CallMode mode) throws Exception {
        try (var server = new QuickServer();
                var client = IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl(server.baseUrl())
                        .keepAlive(Duration.ofMillis(200))
                        .attemptTimeout(LONG)
                        .callTimeout(LONG)
                        .build()) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            mode.get(person);
            server.forget();
            assertThat(server.awaitHangUp())
                    .as("the idle connection was closed")
                    .isTrue();
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @EachCallMode
    void keepsAConnectionThatIsNotIdleForLong(CallMode mode) {
        try (var server = new QuickServer();
                var client = IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl(server.baseUrl())
                        .build()) {
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            for (int i = 0; i < 10; i++) mode.sendInvite(person);
            assertThat(server.accepted()).isOne();
        }
    }

    /** On HTTP/2 a ping that nobody answers tells of it, also while a call waits for its answer. */
    @EachCallMode
    void findsAForgottenConnectionOverHttp2(CallMode mode) throws Exception {
        var http = Certificate.trust(new OkHttpClient.Builder())
                .connectionPool(new ConnectionPool())
                .build();
        // In the middle of a frame this server answers no ping.
        var forgetful = FaultTable.named("stalled in the middle of the headers").behaviour;
        try (var server = forgetful.start(Protocol.HTTP_2);
                var client = IdinInvitesClient.builder()
                        .credentials(Docs.CREDENTIALS)
                        .baseUrl("https://127.0.0.1:" + server.port())
                        .httpClient(http)
                        .keepAlive(Duration.ofSeconds(1))
                        .attemptTimeout(LONG)
                        .callTimeout(LONG)
                        .build()) {
            server.arm();
            var person = client.group(Docs.GROUP_ID).person(Docs.PERSON_ID);
            var e = mode.failedInvite(ConnectionException.class, person);
            assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void refusesATimeThatIsNone() {
        for (var none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdinInvitesClient.builder().keepAlive(none))
                    .withMessageStartingWith("keepAlive must be ");
    }
}
