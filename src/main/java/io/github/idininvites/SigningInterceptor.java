package io.github.idininvites;

import io.github.idininvites.ServerClock.Token;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Adds a token of this second to every attempt. It is an application interceptor, so that no redirect carries the token to
 * another host.
 */
record SigningInterceptor(JwtSigner signer) implements Interceptor {
    /** The header in which Micrometer's interceptor and event listener for OkHttp look for the path without ids. */
    private static final String URI_PATTERN = "URI_PATTERN";

    @Override
    public Response intercept(Chain chain) throws IOException {
        var attempt = Attempt.of(chain);
        Token token = signer.token(attempt.clockOffset());
        attempt.signed(token);
        return chain.proceed(chain.request()
                .newBuilder()
                .header("Authorization", token.header())
                .removeHeader(URI_PATTERN)
                .build());
    }
}
