package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each call that a client makes, for metrics, traces and logs. It gets ids, times and how the call ended, and never a
 * body, name, address, link or token. Set it with {@link IdinInvitesClient.Builder#listener}.
 *
 * <pre>{@code
 * final class CallTimes implements CallListener {
 *   @Override
 *   public void ended(Outcome call) {
 *     timer(call.operation().name(), call.statusCode()).record(call.duration());
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link #started} is called once for each call.
 *   <li>{@link #attemptStarted} and {@link #attemptEnded} are called once for each attempt, both on the same thread.
 *   <li>{@link #ended} is called once for each call, also if the call was cancelled, got no thread, met a closed client, or ran
 *       out of time before its turn.
 *   <li>A method that throws for a wrong argument makes no call, so the listener hears nothing.
 *   <li>If a {@link PersonHandle#get} shares a call with a wait, the listener hears of that one call.
 *   <li>The listener hears of the reads of a wait on threads of the client, and not on the thread of a caller.
 * </ul>
 *
 * <p>Many threads call a listener at the same time. A call goes on only when its listeners have returned, so a listener must not
 * block, and must not make calls of this client. If it throws anything, even an {@code Error}, the client logs the class of that,
 * and the call goes on. The listener that was added first hears of starts first and of ends last, like the outermost of nested
 * {@code try} blocks.
 */
public interface CallListener {
    /**
     * A call starts. Called before anything else, on the caller's thread, also for an async call.
     *
     * @return the listener that hears the rest of this call: this one, or a new one that keeps this call's state in its fields.
     *     If this method throws, this listener hears nothing more of the call
     */
    default CallListener started(Operation operation) {
        return this;
    }

    /**
     * An attempt starts. Called on the thread that makes it, just before OkHttp and your interceptors get the request.
     *
     * @param attempt the number of the attempt, from 1. If an attempt meets a dead pooled connection, nothing is sent, and the
     *     next attempt has the same number
     * @param addHeader adds a header by name and value, such as {@code traceparent}, or replaces its value. It throws {@code
     *     IllegalArgumentException} for a name that the client or HTTP itself needs: {@code Authorization}, {@code Host}, {@code
     *     User-Agent}, {@code Accept…}, {@code Content-…}, {@code Cookie}, {@code If-…}, {@code Range}, {@code Proxy-…}, and
     *     headers about the connection. Names are letters, digits, {@code -} and {@code _}; values are printable ASCII
     */
    default void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {}

    /** An attempt ended. Called on the thread on which it started. */
    default void attemptEnded(Outcome attempt) {}

    /**
     * A call ended. Called before the caller gets the outcome, unless the caller cancelled the call. Called on the thread of the
     * last attempt, or on any thread if the call ended without that thread. If an interceptor holds an attempt up past the call's
     * deadline, {@link #attemptEnded} of that attempt comes after this.
     */
    default void ended(Outcome call) {}

    /**
     * What a call is about.
     *
     * @param name {@code createGroup}, {@code addPerson}, {@code sendInvite}, {@code createInviteLink}, {@code getPerson} or
     *     {@code raw}
     * @param method the HTTP method
     * @param uriTemplate the path without ids, such as {@code /idin-invites/v1/groups/{group}/persons/{person}}
     * @param groupId the id of the group; null if there is none, or none yet
     * @param personId the id of the person; null if there is none, or none yet
     */
    record Operation(
            String name,
            String method,
            String uriTemplate,
            @Nullable String groupId,
            @Nullable String personId) {}

    /**
     * How an attempt, or a call, ended.
     *
     * @param operation the same as in {@link #started}; after a success with the id of the new group or person
     * @param attempts how many attempts the call has made so far
     * @param statusCode the status of the last attempt; null if the server did not answer it
     * @param requestId the last attempt's id from the server, to name when you ask CM's support; null if it sent none
     * @param duration how long the attempt took, or the call with all its attempts and waits
     * @param waited how long no attempt was in progress: the time in the queue of async calls, and the time between attempts. For
     *     an attempt, the time just before it; for a call, the sum
     * @param failure what the attempt failed with, or what the caller of the call gets; null after a success. Log {@link
     *     #toString} instead: exceptions of your interceptors may hold anything, and accessors of this library's exceptions, such
     *     as {@code responseBody()}, may return personal data
     */
    record Outcome(
            Operation operation,
            int attempts,
            @Nullable Integer statusCode,
            @Nullable String requestId,
            Duration duration,
            Duration waited,
            @Nullable Throwable failure) {

        /** Whether the server may have processed the request; empty after a success. */
        public Optional<Delivery> delivery() {
            if (failure == null) return Optional.empty();
            if (failure instanceof IdinInvitesException e) return Optional.of(e.delivery());
            return Optional.of(attempts == 0 ? Delivery.NOT_SENT : Delivery.UNKNOWN);
        }

        /** The simple name of the failure's class, or its full name if it has none; null after a success. */
        public @Nullable String errorType() {
            if (failure == null) return null;
            String simple = failure.getClass().getSimpleName();
            return simple.isEmpty() ? failure.getClass().getName() : simple;
        }

        /** False if the server sent a success that could not be read. */
        public boolean readable() {
            return !(failure instanceof DecodingException);
        }

        /** On one line, for logs: names, ids, numbers, and the failure's class and {@link #delivery()} without its message. */
        @Override
        public String toString() {
            return operation.name()
                    + said(" group ", operation.groupId())
                    + said(" person ", operation.personId())
                    + (failure == null
                            ? " succeeded"
                            : " failed (" + errorType() + ", " + delivery().orElseThrow() + ")")
                    + said(" with ", statusCode)
                    + said(", request id ", requestId)
                    + ", " + attempts + (attempts == 1 ? " attempt, " : " attempts, ")
                    + duration.toMillis() + " ms, waited " + waited.toMillis() + " ms";
        }

        private static String said(String before, @Nullable Object value) {
            return value == null ? "" : before + value;
        }
    }
}
