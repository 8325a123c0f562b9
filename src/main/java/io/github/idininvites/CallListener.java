package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each call that a client makes, for metrics, traces and logs. It is told ids, times and how a call ended: never a body,
 * name, address, link or token. Set it with {@link IdinInvitesClient.Builder#listener}.
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
 * <p>For each call: {@link #started} once; {@link #attemptStarted} and {@link #attemptEnded} once for each attempt, on one
 * thread; {@link #ended} once, also if the call is cancelled, gets no thread, finds the client closed, or runs out of time
 * before its turn comes. Wrong arguments are refused before, and are not told. Nor is a {@link PersonHandle#get} that shares a
 * call with a wait: that call is told once. The reads of a wait are the client's own: all of such a call is told on threads of the
 * client, which know no caller.
 *
 * <p>Many threads call a listener at the same time. Calls wait for it, so it must not block, nor make calls of this
 * client. What it throws, an {@code Error} too,
 * is logged with its class only, and changes no call. Of several listeners, those that were added first hear the starts first and
 * the ends last, as nested {@code try} blocks would.
 */
public interface CallListener {
    /**
     * A call starts: on the thread of its caller, also if it is async, and before anything else.
     *
     * @return who hears the rest of this call: this listener, or one that was made for this call and keeps its state in fields. If
     *     this method throws, nobody does
     */
    default CallListener started(Operation operation) {
        return this;
    }

    /**
     * An attempt starts: on the thread that makes it, just before OkHttp and your interceptors get the request.
     *
     * @param attempt 1 for the first. A number comes again if the attempt found a dead pooled connection, as nothing was sent
     * @param addHeader adds a header, such as {@code traceparent}, by name and value; a name that comes again replaces the value.
     *     It throws {@code IllegalArgumentException} for a name that the client or HTTP itself needs: {@code Authorization},
     *     {@code Host}, {@code User-Agent}, {@code Accept…}, {@code Content-…}, {@code Cookie}, {@code If-…}, {@code Range},
     *     {@code Proxy-…}, and those that are about the connection. Names are letters, digits, {@code -} and {@code _}; values
     *     are printable ASCII
     */
    default void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {}

    /** An attempt ended: on the thread on which it started. */
    default void attemptEnded(Outcome attempt) {}

    /**
     * A call ended: before its caller gets the outcome, unless the caller cancelled it. On the thread of the last attempt, or, if
     * the call ended without it, any thread. Only if an interceptor holds the attempt up past the call's deadline, its {@link
     * #attemptEnded} comes later.
     */
    default void ended(Outcome call) {}

    /**
     * What a call is about.
     *
     * @param name {@code createGroup}, {@code addPerson}, {@code sendInvite}, {@code createInviteLink}, {@code getPerson} or {@code
     *     raw}
     * @param method the HTTP method
     * @param uriTemplate the path without ids, such as {@code /idin-invites/v1/groups/{group}/persons/{person}}
     * @param groupId null if there is none, or not yet
     * @param personId null if there is none, or not yet
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
     * @param operation as it was told before; after a success with the id of the new group or person
     * @param attempts how many attempts the call has made so far
     * @param statusCode the status of the last attempt; null if the server did not answer it
     * @param requestId the last attempt's id from the server, to name when you ask CM's support; null if it sent none
     * @param duration of the attempt; of the call with all its attempts and waits
     * @param waited how long nothing was tried: in the queue of async calls and between attempts. Of an attempt, before it; of a
     *     call, in all
     * @param failure what the caller gets; of an attempt, what it failed with. Null after a success. Messages of this library's
     *     exceptions hold ids and statuses. Their accessors, such as {@code responseBody()}, may hold personal data, and what
     *     your interceptors throw is here as it is: log {@link #toString}
     */
    record Outcome(
            Operation operation,
            int attempts,
            @Nullable Integer statusCode,
            @Nullable String requestId,
            Duration duration,
            Duration waited,
            @Nullable Throwable failure) {

        /** Whether the request may have landed; empty after a success. */
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
