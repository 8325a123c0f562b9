package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.AuthenticationException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import io.github.idininvites.error.NotFoundException;
import io.github.idininvites.error.RateLimitException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Makes the exception for each way in which a call fails, and writes its message. */
final class ApiErrors {
    private static final List<String> MESSAGE_FIELDS = List.of("message", "error", "detail", "title", "errors");
    private static final int DEEPEST_MESSAGE = 10;
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("X-Request-Id", "X-Correlation-Id", "Request-Id", "CM-Request-Id");

    private ApiErrors() {}

    static ApiException of(
            HttpStack stack, ApiCall<?> call, Response response, byte[] bytes, Attempt attempt, int attempts) {
        int status = response.code();
        String body = new String(bytes, UTF_8);
        String said = lift(Json.read(body), DEEPEST_MESSAGE);
        String id = requestId(response.headers());
        String message = call + " answered " + status + phrase(status) + after(attempts);
        return switch (status) {
            case 401 ->
                new AuthenticationException(
                        message + "; key "
                                + stack.settings().requiredCredentials().keyId() + "; "
                                + stack.clock().compare(attempt.signed(), attempt.date()),
                        body,
                        said,
                        id,
                        attempts);
            case 404 -> new NotFoundException(message, body, said, id, attempts);
            case 429 ->
                new RateLimitException(
                        message,
                        body,
                        said,
                        id,
                        attempts,
                        RetryAfter.parse(attempt.retryAfter(), stack.clock().now()));
            default -> new ApiException(message, status, body, said, id, attempts);
        };
    }

    static @Nullable String requestId(Headers answer) {
        for (String name : REQUEST_ID_HEADERS) {
            String id = answer.get(name);
            if (id != null) return id;
        }
        return null;
    }

    static ConnectionException noAnswer(ApiCall<?> call, Throwable cause, Delivery delivery, int attempts) {
        String message = call + " got no answer" + after(attempts) + ": " + reason(cause);
        return new ConnectionException(message, Causes.withoutQuotes(cause), delivery, attempts);
    }

    /** How a call ends if nobody waits for it any more: with the server's refusal, or else with the reason why nobody waits. */
    static IdinInvitesException stopped(IdinInvitesException failure, ConnectionException noAnswer) {
        if (!(failure instanceof ConnectionException)) return failure;
        noAnswer.addSuppressed(failure);
        return noAnswer;
    }

    static IdinInvitesException refusedAfterLoss(ApiCall<?> call, @Nullable Throwable lost, IdinInvitesException last) {
        String message = call + " was refused" + after(last.attempts())
                + ", but the answer to an earlier attempt was lost, and may have had the data";
        var unknown = new ConnectionException(message, lost, Delivery.UNKNOWN, last.attempts());
        unknown.addSuppressed(last);
        return unknown;
    }

    static ResultLostException resultLost(ApiCall<?> call, @Nullable Throwable lost, int attempts) {
        return new ResultLostException(
                call + " answered with a success without data" + after(attempts)
                        + "; the data may have been in the answer to an earlier attempt, which was lost",
                lost,
                attempts);
    }

    static String reason(Throwable cause) {
        if (cause instanceof DeadlineDns.LookupEndedException
                || cause instanceof InterruptedIOException
                || cause instanceof TimeoutException) return "timeout";
        if (cause instanceof UnknownHostException) return "the host name is unknown";
        if (cause instanceof ConnectException) return "cannot connect";
        if (cause instanceof NotRepeatedException e) return e.reason;
        if (cause instanceof SSLException) return "TLS failed";
        if (cause instanceof ProtocolException) return "the answer is incomplete or not HTTP";
        if (cause instanceof InterruptedException) return "the thread was interrupted";
        if (cause instanceof CancellationException) return "the call was cancelled";
        if (cause instanceof SentTwiceException) return "an interceptor tried to send the request again";
        if (cause instanceof LinkageError) return "two libraries do not fit together";
        return cause instanceof IOException
                ? "the connection broke"
                : cause.getClass().getName() + " was thrown";
    }

    private static String after(int attempts) {
        return " after " + attempts + (attempts == 1 ? " attempt" : " attempts");
    }

    /** The standard phrase, not the server's: HTTP/2 has none, and an HTTP/1.1 server may write anything there. */
    private static String phrase(int status) {
        return switch (status) {
            case 301 -> " Moved Permanently";
            case 302 -> " Found";
            case 307 -> " Temporary Redirect";
            case 308 -> " Permanent Redirect";
            case 400 -> " Bad Request";
            case 401 -> " Unauthorized";
            case 403 -> " Forbidden";
            case 404 -> " Not Found";
            case 407 -> " Proxy Authentication Required";
            case 408 -> " Request Timeout";
            case 409 -> " Conflict";
            case 410 -> " Gone";
            case 415 -> " Unsupported Media Type";
            case 422 -> " Unprocessable Entity";
            case 429 -> " Too Many Requests";
            case 500 -> " Internal Server Error";
            case 502 -> " Bad Gateway";
            case 503 -> " Service Unavailable";
            case 504 -> " Gateway Timeout";
            default -> "";
        };
    }

    /** The first text under a name that error bodies often use. CM's documentation describes no error body. */
    private static @Nullable String lift(@Nullable Object value, int deepest) {
        if (deepest == 0) return null;
        if (value instanceof String text) return text;
        var inside = new ArrayList<@Nullable Object>();
        if (value instanceof List<?> list) inside.addAll(list);
        if (value instanceof Map<?, ?> map) for (String name : MESSAGE_FIELDS) inside.add(map.get(name));
        for (Object next : inside) {
            String found = lift(next, deepest - 1);
            if (found != null) return found;
        }
        return null;
    }
}
