package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Tinyproxy;
import io.github.idininvites.support.Tls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.util.function.UnaryOperator;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** Through tinyproxy, plain and through its tunnel. Without it, these tests are skipped; in CI they fail. */
final class RealProxyIT {
    private static Tinyproxy proxy;

    @AutoClose
    private final Wire wire = new Wire();

    @BeforeAll
    static void startProxy() throws Exception {
        proxy = Tinyproxy.start();
    }

    @AfterAll
    static void stopProxy() {
        if (proxy != null) proxy.close();
    }

    @EachCallMode
    void callsPlainApiThroughProxy(CallMode mode) throws Exception {
        wire.answers(WireJson.INVITE);
        var person = person(b -> b.proxyCredentials(Tinyproxy.USER, Tinyproxy.PASSWORD));
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        var request = wire.request();
        assertThat(request.getHeaders().get("Via")).contains(Tinyproxy.VIA);
        assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(request.getBody()).isEqualTo(ByteString.encodeUtf8("{\"email\":true}"));
        assertThat(wire.server.getRequestCount()).isOne();
        proxy.awaitLog("POST http://" + wire.server.getHostName() + ":" + wire.server.getPort() + "/idin-invites/");
    }

    @EachCallMode
    void callsApiThroughTunnel(CallMode mode) throws Exception {
        wire.answers(WireJson.INVITE, WireJson.PERSON_ANSWERED);
        var person = tls(b -> b.proxyCredentials(Tinyproxy.USER, Tinyproxy.PASSWORD));
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        assertThat(mode.get(person)).isEqualTo(Docs.ANDRE_ANSWERED);
        assertThat(wire.request().getHeaders().names()).doesNotContain("Via", "Proxy-Authorization");
        assertThat(wire.request().getConnectionIndex())
                .as("one tunnel for both")
                .isZero();
        proxy.awaitLog("CONNECT " + wire.server.getHostName() + ":" + wire.server.getPort());
    }

    /** This proxy answers 407 to a request without credentials, and 401 to one with wrong ones. */
    @EachCallMode
    void tellsThatProxyRejectedPlainCall(CallMode mode) {
        var e = mode.failedInvite(ApiException.class, person(b -> b));
        assertThat(e.statusCode()).isEqualTo(407);
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        var e2 = mode.failedInvite(ApiException.class, person(b -> b.proxyCredentials(Tinyproxy.USER, "wrong")));
        assertThat(e2.statusCode()).isEqualTo(401);
        assertThat(e2.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void tellsThatNothingWasSentWhenProxyOpensNoTunnel(CallMode mode) {
        var e = mode.failedInvite(ConnectionException.class, tls(b -> b));
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasMessageEndingWith(": the proxy answered 407 Proxy Authentication Required");
        var e2 = mode.failedInvite(ConnectionException.class, tls(b -> b.proxyCredentials(Tinyproxy.USER, "wrong")));
        assertThat(e2.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e2).hasRootCauseMessage("Unexpected response code for CONNECT: 401");
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void tellsThatNothingWasSentWhenProxyIsStopped(CallMode mode) throws Exception {
        var stopped = Tinyproxy.start();
        stopped.close();
        var e = mode.failedInvite(ConnectionException.class, person(b -> b.proxy(stopped.proxy())));
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        var e2 = mode.failedInvite(ConnectionException.class, tls(b -> b.proxy(stopped.proxy())));
        assertThat(e2.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e2).hasMessageEndingWith(": cannot connect");
        assertThat(wire.server.getRequestCount()).isZero();
    }

    /** The proxy answers in the API's place then. */
    @EachCallMode
    void doesNotResendInviteWhenProxyLosesApi(CallMode mode) {
        wire.answers(Wire.DROPPED, WireJson.INVITE);
        var person = person(b -> b.proxyCredentials(Tinyproxy.USER, Tinyproxy.PASSWORD));
        var e = mode.failedInvite(IdinInvitesException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    private PersonHandle tls(UnaryOperator<IdinInvitesClient.Builder> settings) {
        Tls.serve(wire.server);
        return person(b -> settings.apply(b.baseUrl(wire.baseUrl()).httpClient(Tls.client())));
    }

    private PersonHandle person(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return wire.person(b -> settings.apply(b.proxy(proxy.proxy()).sleeper(new RecordingSleeper())));
    }
}
