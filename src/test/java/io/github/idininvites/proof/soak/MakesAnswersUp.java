package io.github.idininvites.proof.soak;

import io.github.idininvites.error.NotFoundException;
import java.io.IOException;
import java.util.SplittableRandom;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A user's interceptor: now and then it answers in the server's place, or lets the exception of another call through. */
final class MakesAnswersUp implements Interceptor {
    private static final int[] STATUSES = {200, 302, 401, 404, 408, 429, 503};

    private final SplittableRandom random;

    MakesAnswersUp(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        int chance = next(100);
        if (chance >= 10) return chain.proceed(chain.request());
        int status = STATUSES[next(STATUSES.length)];
        if (chance < 4) return madeUp(chain, status == 200 ? 404 : status);
        chain.proceed(chain.request()).close();
        if (chance < 6) throw new NotFoundException("another call's", "", null, null, 1);
        return madeUp(chain, status);
    }

    private synchronized int next(int bound) {
        return random.nextInt(bound);
    }

    private static Response madeUp(Chain chain, int status) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("made up")
                .body(ResponseBody.create("{}", null))
                .build();
    }
}
