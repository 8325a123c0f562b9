package io.github.idininvites;

import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.model.Group;
import java.time.Instant;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Lets the fuzzer, which lives in another package, call what reads from the network. */
public final class NetworkReaders {
    private static final HttpStack STACK = stack();

    private NetworkReaders() {}

    /** The reader refused its input, as it may. */
    @SuppressWarnings("serial") // never serialized
    public static final class Refused extends Exception {
        public final Exception refusal;

        Refused(Exception refusal) {
            this.refusal = refusal;
        }
    }

    public static <T> T json(byte[] body, Class<T> type) throws Refused {
        try {
            return Json.read(body, type);
        } catch (Json.UnreadableException e) {
            throw new Refused(e);
        }
    }

    public static IdinInvitesException error(byte[] body) {
        var response = new Response.Builder()
                .request(new Request.Builder().url("http://localhost/path").build())
                .protocol(Protocol.HTTP_1_1)
                .code(422)
                .message("")
                .build();
        return ApiErrors.of(
                STACK,
                ApiCall.get(
                        "getPerson", new ApiPath("/path", "/path", null, null), Group.class, any -> true, any -> false),
                response,
                body,
                new Attempt(0, 0),
                1);
    }

    public static void retryAfter(String header) {
        RetryAfter.parse(header, Instant.EPOCH);
    }

    private static HttpStack stack() {
        var settings = new Settings();
        settings.credentials = Credentials.of("kid", "x".repeat(32));
        return HttpStack.of(settings, new Connections(settings));
    }
}
