package io.github.idininvites;

import io.github.idininvites.error.ApiException;
import io.github.idininvites.error.ConnectionException;
import io.github.idininvites.error.DecodingException;
import io.github.idininvites.json.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The calls for which this version has no method. CM's Swagger file lists some that CM's documentation does not describe, such as
 * lists and deletions. You write the request's JSON and read the answer's yourself. Signing, time limits and exceptions are those
 * of every other call. Safe for use by many threads.
 *
 * <pre>{@code
 * RawAnswer answer = idin.raw().get("groups", groupId);
 * idin.raw().delete("groups", groupId, "persons", personId);
 * }</pre>
 *
 * <ul>
 *   <li>The segments of the path follow {@code /idin-invites/v1/}: 1 to 16, each of 1 to 64 letters, digits, {@code -} or {@code
 *       _}. Exception messages show them. There are no query parameters.
 *   <li>A GET is repeated as the {@link RetryPolicy} says, like {@link PersonHandle#get()}. POST, PUT, PATCH and DELETE are
 *       repeated only if nothing of the request was sent, or after 429, like every POST of this client.
 *   <li>The body of a 2xx is JSON or empty. Anything else, such as a page of a firewall, is a {@link DecodingException}.
 *   <li>Read a person with {@link PersonHandle#get()} instead. A raw call does not notice that a result may have been lost on the
 *       way, and does not pass the answer on to whoever awaits it.
 * </ul>
 */
public final class RawCalls {
    private final Transport transport;
    private final @Nullable Duration timeout;

    RawCalls(Transport transport, @Nullable Duration timeout) {
        this.transport = transport;
        this.timeout = timeout;
    }

    /**
     * The same calls, but each may take this long in total, in place of the client's {@linkplain
     * IdinInvitesClient.Builder#callTimeout call timeout}. Does not call the API.
     *
     * @param timeout from 1 ms to 1 day
     * @throws IllegalArgumentException if it is out of range
     */
    public RawCalls withTimeout(Duration timeout) {
        return new RawCalls(transport, Check.timeout("timeout", timeout));
    }

    /**
     * Sends a GET.
     *
     * @throws IllegalArgumentException if the path has no segment, more than 16, or one that is not as said above
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the body of a 2xx is neither JSON nor empty
     */
    public RawAnswer get(String... path) {
        return transport.execute(call("GET", null, path));
    }

    /** {@link #get} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<RawAnswer> getAsync(String... path) {
        return transport.executeAsync(call("GET", null, path));
    }

    /**
     * Sends a POST. Not repeated if the server may have processed it.
     *
     * @param json the request's body: one JSON value
     * @throws IllegalArgumentException if the path has no segment, more than 16, or one that is not as said above, or {@code
     *     json} is no JSON; the message repeats none of it
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the body of a 2xx is neither JSON nor empty
     */
    public RawAnswer post(String json, String... path) {
        return transport.execute(call("POST", Json.body(json), path));
    }

    /** {@link #post} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<RawAnswer> postAsync(String json, String... path) {
        return transport.executeAsync(call("POST", Json.body(json), path));
    }

    /**
     * Sends a PUT. Not repeated if the server may have processed it.
     *
     * @param json the request's body: one JSON value
     * @throws IllegalArgumentException if the path has no segment, more than 16, or one that is not as said above, or {@code
     *     json} is no JSON; the message repeats none of it
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the body of a 2xx is neither JSON nor empty
     */
    public RawAnswer put(String json, String... path) {
        return transport.execute(call("PUT", Json.body(json), path));
    }

    /** {@link #put} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<RawAnswer> putAsync(String json, String... path) {
        return transport.executeAsync(call("PUT", Json.body(json), path));
    }

    /**
     * Sends a PATCH. Not repeated if the server may have processed it.
     *
     * @param json the request's body: one JSON value
     * @throws IllegalArgumentException if the path has no segment, more than 16, or one that is not as said above, or {@code
     *     json} is no JSON; the message repeats none of it
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the body of a 2xx is neither JSON nor empty
     */
    public RawAnswer patch(String json, String... path) {
        return transport.execute(call("PATCH", Json.body(json), path));
    }

    /** {@link #patch} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<RawAnswer> patchAsync(String json, String... path) {
        return transport.executeAsync(call("PATCH", Json.body(json), path));
    }

    /**
     * Sends a DELETE, without a body. Not repeated if the server may have processed it.
     *
     * @throws IllegalArgumentException if the path has no segment, more than 16, or one that is not as said above
     * @throws ApiException if the server answers with a status that is not 2xx
     * @throws ConnectionException if no answer came; {@link ConnectionException#delivery()} tells whether the server may have
     *     processed the request
     * @throws DecodingException if the body of a 2xx is neither JSON nor empty
     */
    public RawAnswer delete(String... path) {
        return transport.execute(call("DELETE", null, path));
    }

    /** {@link #delete} without waiting; cancelling the future cancels the call. */
    public CompletableFuture<RawAnswer> deleteAsync(String... path) {
        return transport.executeAsync(call("DELETE", null, path));
    }

    private ApiCall<RawAnswer> call(String method, @Nullable ByteString json, String... path) {
        return ApiCall.raw(method, Endpoints.raw(path), json).with(false, timeout);
    }
}
