package io.github.idininvites.proof.faults;

import io.github.idininvites.error.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/** The words of the table of faults: what lies between the call and the server, such as DNS, a proxy or an interceptor. */
final class FaultyNetwork {
    private FaultyNetwork() {}

    static BiFunction<OkHttpClient.Builder, FaultyServer, OkHttpClient.Builder> dns(Dns dns) {
        return (client, server) -> client.dns(dns);
    }

    static BiFunction<OkHttpClient.Builder, FaultyServer, OkHttpClient.Builder> addresses(String... addresses) {
        return dns(host -> Arrays.stream(addresses).map(FaultyNetwork::address).toList());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a resolver that gets no answer. */
    static List<InetAddress> hang(String host) throws UnknownHostException {
        try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }

    /** The system's resolver gets no answer; it obeys no interrupt. */
    static OkHttpClient.Builder dnsHangs(OkHttpClient.Builder client, FaultyServer server) {
        return client.dns(host -> {
            ((StagedServer) server).meet();
            ((StagedServer) server).awaitClose();
            throw new UnknownHostException(host);
        });
    }

    /** Answers so what the server has answered. */
    static BiFunction<OkHttpClient.Builder, FaultyServer, OkHttpClient.Builder> madeUp(int status) {
        return (client, server) -> client.addInterceptor(chain ->
                chain.proceed(chain.request()).newBuilder().code(status).build());
    }

    /** As of a client that the interceptor itself uses. */
    static OkHttpClient.Builder anothersException(OkHttpClient.Builder client, FaultyServer server) {
        return client.addInterceptor(chain -> {
            chain.proceed(chain.request()).close();
            throw new NotFoundException("another call's", "", null, null, 1);
        });
    }

    static OkHttpClient.Builder expectContinue(OkHttpClient.Builder client, FaultyServer server) {
        return client.addInterceptor(chain -> chain.proceed(
                chain.request().newBuilder().header("Expect", "100-continue").build()));
    }

    /** Lets the server know how much of the answer's body has been read. */
    static OkHttpClient.Builder reportsReads(OkHttpClient.Builder client, FaultyServer server) {
        return client.addNetworkInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            var body = response.body();
            var counted = new ForwardingSource(body.source()) {
                private long total;

                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    ((StagedServer) server).clientRead(total);
                    long n = super.read(sink, byteCount);
                    total += n;
                    return n;
                }
            };
            return response.newBuilder()
                    .body(ResponseBody.create(Okio.buffer(counted), body.contentType(), body.contentLength()))
                    .build();
        });
    }

    static OkHttpClient.Builder viaProxyWithCredentials(OkHttpClient.Builder client, FaultyServer server) {
        return viaProxy(client, server).proxyAuthenticator(HttpClientKind.again("Proxy-Authorization"));
    }

    static OkHttpClient.Builder viaProxy(OkHttpClient.Builder client, FaultyServer server) {
        return client.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(FaultyServer.LOOPBACK, server.port())));
    }
}
