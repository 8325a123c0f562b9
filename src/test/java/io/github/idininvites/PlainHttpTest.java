package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.support.CallMode;
import io.github.idininvites.support.Docs;
import io.github.idininvites.support.EachCallMode;
import io.github.idininvites.support.Wire;
import io.github.idininvites.support.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hosts and proxies see a token without TLS. */
final class PlainHttpTest {
    @AutoClose
    private final Wire wire = new Wire();

    /** Sockets that connect to the server here, whatever the address, so that nothing leaves this machine. */
    @ParameterizedTest
    @CsvSource({"HTTP, SYNC", "HTTP, ASYNC", "DIRECT, SYNC", "DIRECT, ASYNC"})
    void sendsNoTokenInTheClearToAnotherMachine(Proxy.Type type, CallMode mode) throws Exception {
        wire.answers(WireJson.INVITE, WireJson.INVITE);
        var elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        var http = new OkHttpClient.Builder()
                .dns(host -> List.of(elsewhere))
                .proxy(
                        type == Proxy.Type.DIRECT
                                ? Proxy.NO_PROXY
                                : new Proxy(type, new InetSocketAddress(elsewhere, 8080)))
                .socketFactory(new AllToHere(wire.server.getPort()))
                .build();
        var person = wire.person(b -> b.httpClient(http).baseUrl("http://localhost:9"));
        var e = mode.failedInvite(ConnectionException.class, person);
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(e)
                .hasMessageEndingWith(
                        " got no answer after 1 attempt: plain http must stay on this machine, but it would"
                                + " leave it, by a proxy or by the address of the host; use https, or proxy(Proxy.NO_PROXY)");
        assertThat(wire.server.getRequestCount()).isZero();
    }

    /** Nor where an interceptor changes the URL. */
    @EachCallMode
    void sendsNoTokenInTheClearWhereAnInterceptorWants(CallMode mode) throws Exception {
        var elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        var http = new OkHttpClient.Builder()
                .dns(host -> List.of(elsewhere))
                .socketFactory(new AllToHere(wire.server.getPort()))
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url("http://mirror.example/")
                        .build()))
                .build();
        var e = mode.failedInvite(
                ConnectionException.class, wire.person(b -> b.httpClient(http).baseUrl("https://localhost:9")));
        assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @EachCallMode
    void sendsItToTheOneHostThatTheUserCalledInsecure(CallMode mode) throws Exception {
        wire.answers(WireJson.INVITE, WireJson.INVITE);
        var http = elsewhere().build();
        var client = wire.client(b -> b.httpClient(http).dangerouslyInsecureBaseUrl("http://sandbox:9"));
        assertThat(mode.sendInvite(client.group("1").person("2"))).isEqualTo(Docs.INVITE);
        try (var derived = client.newBuilder().build()) {
            assertThat(mode.sendInvite(derived.group("1").person("2"))).isEqualTo(Docs.INVITE);
        }
        try (var careful = client.newBuilder().baseUrl("http://localhost:9").build()) {
            var e = mode.failedInvite(
                    ConnectionException.class, careful.group("1").person("2"));
            assertThat(e).hasMessageContaining(": plain http must stay on this machine");
        }
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @EachCallMode
    void sendsItToNoOtherHostAndThroughNoProxyForAllThat(CallMode mode) throws Exception {
        var mirror = elsewhere()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url("http://mirror.example/")
                        .build()))
                .build();
        var address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        var proxied = elsewhere()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address, 8080)))
                .build();
        var proxiedHere = elsewhere() // who knows where that proxy sends it
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080)))
                .build();
        for (var http : List.of(mirror, proxied, proxiedHere)) {
            var person = wire.person(b -> b.httpClient(http).dangerouslyInsecureBaseUrl("http://sandbox:9"));
            var e = mode.failedInvite(ConnectionException.class, person);
            assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(e).hasMessageContaining(": plain http must stay on this machine");
        }
        assertThat(wire.server.getRequestCount()).isZero();
    }

    private OkHttpClient.Builder elsewhere() throws IOException {
        var elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        return new OkHttpClient.Builder()
                .dns(host -> List.of(elsewhere))
                .socketFactory(new AllToHere(wire.server.getPort()));
    }

    private static final class AllToHere extends IdleConnections {
        private final int port;

        AllToHere(int port) {
            super(true);
            this.port = port;
        }

        @Override
        public Socket createSocket() {
            return new Socket(Proxy.NO_PROXY) {
                @Override
                public void connect(SocketAddress any, int timeout) throws IOException {
                    super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
                }
            };
        }
    }
}
