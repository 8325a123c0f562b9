package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.SocksProxy;
import io.github.idininvites.support.Tls;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.net.Proxy;
import java.util.Base64;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okhttp3.Credentials;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server plays the proxy: what it is told, and what it may answer. */
final class ProxyTest {
    private static final String PLAIN_API = "http://localhost:9/";
    private static final String API = "https://localhost:9/";
    static final String PASSWORD = "proxy-pass:wörd";
    static final String BASIC = "Basic " + Base64.getEncoder().encodeToString(("shop:" + PASSWORD).getBytes(UTF_8));
    private static final String INVITES =
            "idin-invites/v1/groups/" + Docs.GROUP_ID + "/persons/" + Docs.PERSON_ID + "/invites";

    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();

    @EachCallMode
    void showsCredentialsToPlainProxyBeforeItAsks(CallMode mode) {
        wire.answers(WireJson.INVITE);
        var person = person(b -> b.baseUrl(PLAIN_API).proxyCredentials("shop", PASSWORD));
        assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
        var request = wire.request();
        assertThat(request.getRequestLine()).isEqualTo("POST " + PLAIN_API + INVITES + " HTTP/1.1");
        assertThat(request.getHeaders().values("Proxy-Authorization")).containsExactly(BASIC);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void goesThroughProxyThatAsksForNothing(CallMode mode) {
        wire.answers(WireJson.INVITE);
        assertThat(mode.sendInvite(person(b -> b.baseUrl(PLAIN_API)))).isEqualTo(Docs.INVITE);
        assertThat(wire.request().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @EachCallMode
    void tells407OfPlainProxyAsRejected(CallMode mode) {
        wire.answers(407, WireJson.INVITE);
        var person = person(b -> b.baseUrl(PLAIN_API).proxyCredentials("shop", PASSWORD));
        var e = mode.failedInvite(ApiException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        assertThat(e.statusCode()).isEqualTo(407);
        assertThat(e).hasMessageEndingWith(" answered 407 Proxy Authentication Required after 1 attempt");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void showsCredentialsToTunnelOnlyAndTokenToApiOnly(CallMode mode) {
        wire.answers(opened(), WireJson.INVITE);
        assertThat(mode.sendInvite(tunnelled(b -> b.proxyCredentials("shop", PASSWORD))))
                .isEqualTo(Docs.INVITE);
        var tunnel = wire.request();
        assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT localhost:9 HTTP/1.1");
        assertThat(tunnel.getHeaders().values("Proxy-Authorization")).containsExactly(BASIC);
        assertThat(tunnel.getHeaders().get("Authorization")).isNull();
        var call = wire.request();
        assertThat(call.getTarget()).isEqualTo("/" + INVITES);
        assertThat(call.getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + Docs.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"SYNC, true", "ASYNC, true", "SYNC, false", "ASYNC, false"})
    void tellsThatNothingWasSentWhenTunnelWantsOtherCredentials(CallMode mode, boolean credentials) {
        wire.answers(asks("Basic"), opened(), WireJson.INVITE);
        var person = tunnelled(b -> credentials ? b.proxyCredentials("shop", PASSWORD) : b);
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e)
                .hasMessageEndingWith(
                        " got no answer after 1 attempt: the proxy answered 407 Proxy Authentication Required");
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void asksNoMoreWhenProxyPretendsToBeAskedForTheFirstTime(CallMode mode) {
        wire.answers(asks("OkHttp-Preemptive"), opened(), WireJson.INVITE);
        var e = mode.failedInvite(ConnectionException.class, tunnelled(b -> b.proxyCredentials("shop", PASSWORD)));
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(wire.server.getRequestCount()).isOne();
    }

    @EachCallMode
    void triesAgainWhenTunnelIsRefusedForAnotherReason(CallMode mode) {
        wire.answers(tunnel(503), opened(), WireJson.INVITE);
        assertThat(mode.sendInvite(tunnelled(b -> b))).isEqualTo(Docs.INVITE);
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"SYNC, " + PLAIN_API, "ASYNC, " + PLAIN_API, "SYNC, " + API, "ASYNC, " + API})
    void tellsThatNothingWasSentWhenProxyIsNotThere(CallMode mode, String baseUrl) {
        var person = person(b -> b.baseUrl(baseUrl).proxyCredentials("shop", PASSWORD));
        wire.server.close();
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e).hasMessageEndingWith(" got no answer after 3 attempts: cannot connect");
    }

    @EachCallMode
    void showsNoCredentialsToApiWithoutProxy(CallMode mode) {
        wire.answers(WireJson.INVITE);
        mode.sendInvite(wire.person(b -> b.proxy(Proxy.NO_PROXY).proxyCredentials("shop", PASSWORD)));
        assertThat(wire.request().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @EachCallMode
    void goesThroughSocksProxyAndShowsItNoCredentials(CallMode mode) {
        wire.answers(WireJson.INVITE);
        try (var socks = new SocksProxy(wire.server.getPort())) {
            var person =
                    wire.person(b -> b.baseUrl(PLAIN_API).proxy(socks.proxy()).proxyCredentials("shop", PASSWORD));
            assertThat(mode.sendInvite(person)).isEqualTo(Docs.INVITE);
            assertThat(socks.connections()).isOne();
        }
        assertThat(wire.request().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @EachCallMode
    void tellsThatNothingWasSentWhenSocksProxyIsNotThere(CallMode mode) {
        var gone = new SocksProxy(wire.server.getPort());
        gone.close();
        var e = mode.failedInvite(
                ConnectionException.class,
                wire.person(b -> b.proxy(gone.proxy()).sleeper(sleeper)));
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void leavesProxyAuthenticatorOfUsersClientInPlace() {
        Tls.serve(wire.server);
        wire.answers(asks("Basic"), opened(), WireJson.INVITE);
        var users = Tls.client()
                .newBuilder()
                .proxyAuthenticator((route, response) ->
                        response.challenges().get(0).scheme().equals("Basic")
                                ? response.request()
                                        .newBuilder()
                                        .header("Proxy-Authorization", Credentials.basic("own", "way"))
                                        .build()
                                : null)
                .build();
        assertThat(person(b -> b.baseUrl(API).httpClient(users)).sendInvite()).isEqualTo(Docs.INVITE);
    }

    @Test
    void sharesTunnelsWithDerivedClient() {
        Tls.serve(wire.server);
        wire.answers(opened(), WireJson.INVITE, WireJson.INVITE);
        var client = client(b -> b.baseUrl(API).httpClient(Tls.client()).proxyCredentials("shop", PASSWORD));
        client.group(Docs.GROUP_ID).person(Docs.PERSON_ID).sendInvite();
        try (var derived = client.newBuilder().build()) {
            derived.group(Docs.GROUP_ID).person(Docs.PERSON_ID).sendInvite();
        }
        assertThat(wire.server.getRequestCount()).isEqualTo(3);
    }

    private IdinInvitesClient client(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return wire.client(
                b -> settings.apply(b.proxy(wire.server.getProxyAddress()).sleeper(sleeper)));
    }

    /** The API speaks TLS, so it is reached through a tunnel. */
    private PersonHandle tunnelled(UnaryOperator<IdinInvitesClient.Builder> settings) {
        Tls.serve(wire.server);
        return person(b -> settings.apply(b.baseUrl(API).httpClient(Tls.client())));
    }

    private PersonHandle person(UnaryOperator<IdinInvitesClient.Builder> settings) {
        return client(settings).group(Docs.GROUP_ID).person(Docs.PERSON_ID);
    }

    private static MockResponse opened() {
        return tunnel(200);
    }

    private static MockResponse tunnel(int status) {
        return new MockResponse.Builder().code(status).inTunnel().build();
    }

    private static MockResponse asks(String scheme) {
        return new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", scheme + " realm=\"proxy\"")
                .inTunnel()
                .build();
    }
}
