package io.github.idininvites.proof.faults;

import java.io.IOException;
import java.nio.file.Files;
import okhttp3.Authenticator;
import okhttp3.Cache;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Whose OkHttpClient makes the call. */
enum HttpClientKind {
    OURS("our OkHttpClient"),
    /** Which follows redirects, retries connections and asks several addresses at once. */
    DEFAULT("the user's OkHttpClient"),
    EAGER("the user's with interceptors, cache, authenticator"),
    /** Not in the table: it makes more requests, but only of what may be repeated. */
    RETRYING("the user's with an interceptor that retries");

    private static final OkHttpClient BASE =
            Certificate.trust(new OkHttpClient.Builder()).build();

    private final String shown;

    HttpClientKind(String shown) {
        this.shown = shown;
    }

    OkHttpClient.Builder builder() throws IOException {
        var builder = BASE.newBuilder().connectionPool(new ConnectionPool());
        return switch (this) {
            case OURS -> throw new IllegalStateException("the library makes it");
            case DEFAULT -> builder;
            case EAGER ->
                builder.addInterceptor(chain -> chain.proceed(chain.request()
                                .newBuilder()
                                .header("X-App", "1")
                                .build()))
                        .addNetworkInterceptor(chain -> chain.proceed(chain.request()
                                .newBuilder()
                                .header("X-Net", "1")
                                .build()))
                        .followRedirects(true)
                        .followSslRedirects(true)
                        .retryOnConnectionFailure(true)
                        .fastFallback(false)
                        .authenticator(again("Authorization"))
                        .cache(new Cache(Files.createTempDirectory("cache").toFile(), 1 << 20));
            case RETRYING -> builder.addInterceptor(HttpClientKind::retry);
        };
    }

    /** Tries once more with another header, as authenticators do. */
    static Authenticator again(String header) {
        return (route, response) -> response.request().header("X-Again") != null
                ? null
                : response.request()
                        .newBuilder()
                        .header(header, "Basic YTpi")
                        .header("X-Again", "1")
                        .build();
    }

    private static Response retry(Interceptor.Chain chain) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                Response response = chain.proceed(chain.request());
                if (response.isSuccessful() || tries == 3) return response;
                response.close();
            } catch (IOException e) {
                if (tries == 3 || chain.call().isCanceled()) throw e;
            }
        }
    }

    @Override
    public String toString() {
        return shown;
    }
}
