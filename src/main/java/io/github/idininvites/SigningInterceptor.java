package io.github.idininvites;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Puts a fresh token on every attempt. An application interceptor, so that no redirect carries it to another host. */
final class SigningInterceptor implements Interceptor {
    private final JwtSigner signer;
    private final ServerClock clock;

    SigningInterceptor(JwtSigner signer, ServerClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var now = clock.read();
        Objects.requireNonNull(chain.call().request().tag(Attempt.class), "not one of our calls")
                .signed(now);
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", "Bearer " + signer.token(now.time()))
                .build());
    }
}
