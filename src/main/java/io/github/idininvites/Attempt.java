package io.github.idininvites;

import io.github.idininvites.ServerClock.Token;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call, and what is known about it. It is a tag of the OkHttp request. {@link CallWatch} ends it when its time
 * is up. OkHttp's own timeout would take more CPU, above all with one caller.
 */
final class Attempt {
    private static final Headers NO_ANSWER = Headers.of();
    private final long end;
    private final long clockOffset;
    private volatile @Nullable Call http;
    private volatile boolean late;
    private volatile @Nullable Exception cancelledBy;
    private volatile boolean sent;
    private volatile boolean answerLost;
    private volatile @Nullable Token signed;
    private volatile Headers answer = NO_ANSWER;
    private volatile int status;
    private @Nullable Headers added;
    private volatile long answeredAt;

    /**
     * @param end when its time is up, by {@link System#nanoTime}
     * @param clockOffset how the clock is corrected for its token, in ms
     */
    Attempt(long end, long clockOffset) {
        this.end = end;
        this.clockOffset = clockOffset;
    }

    long clockOffset() {
        return clockOffset;
    }

    /** From the call, not the chain: an interceptor of the user may have made a request of its own. */
    static Attempt of(Interceptor.Chain chain) {
        return Objects.requireNonNull(chain.call().request().tag(Attempt.class), "not one of our calls");
    }

    void add(Headers ofListeners) {
        added = ofListeners;
    }

    void addTo(Request.Builder request) {
        if (added != null) added.forEach(header -> request.header(header.getFirst(), header.getSecond()));
    }

    void begin(Call call) {
        http = call;
    }

    void end() {
        http = null;
    }

    void cancel(Exception why) {
        cancelledBy = why;
        cancel();
    }

    /**
     * OkHttp cancels a call once. Between TCP's connect and TLS's handshake that closes nothing, and a later cancel does nothing.
     */
    private void cancel() {
        Call call = http;
        try {
            if (call != null) call.cancel();
        } catch (Throwable ofAListener) { // an Error too: this thread may have other calls to end
        }
    }

    /** Without limit while the attempt is not in progress: a listener may make a call of its own then. */
    long nanosLeft(long now) {
        return http == null ? Long.MAX_VALUE : end - now;
    }

    void cancelIfLate(long now) {
        if (nanosLeft(now) > 0) return;
        late = true;
        cancel();
    }

    /**
     * Why the attempt failed. When it is cancelled or its time is up, its connection breaks in many ways, which do not tell why.
     */
    Exception explain(IOException failure) {
        if (!late) {
            if (cancelledBy != null) return cancelledBy;
            return Thread.currentThread().isInterrupted() ? new InterruptedException() : failure;
        }
        var timeout = new InterruptedIOException("timeout");
        timeout.initCause(Causes.withoutQuotes(failure));
        return timeout;
    }

    /**
     * Marks the request as sent: from now on the server may see it. False if it must not be sent again. Synchronized, because two
     * threads of an interceptor may ask at the same time.
     */
    synchronized boolean markSent(boolean mayRepeat) {
        if (sent && !mayRepeat) return false;
        boolean refused = status >= 400 && status < 500 && status != 408;
        answerLost |= sent && !refused;
        status = 0;
        sent = true;
        return true;
    }

    /** Whether an interceptor sent this GET again, though the server may have answered the first time. */
    boolean answerLost() {
        return answerLost;
    }

    boolean sent() {
        return sent;
    }

    void signed(Token token) {
        signed = token;
    }

    @Nullable
    Token signed() {
        return signed;
    }

    void answered(Response response) {
        answeredAt = System.nanoTime();
        answer = response.headers();
        status = response.code();
    }

    /** The last status of the server; 0 if it did not answer. */
    int status() {
        return status;
    }

    Headers answer() {
        return answer;
    }

    /** Whether the server, and not an interceptor, gave this status. */
    boolean wasAnswered(int code) {
        return status == code;
    }

    /** Whether the server did what the request asked. An HTML page may be a firewall's, and does not tell. */
    boolean succeeded() {
        return status / 100 == 2 && !isHtml();
    }

    /** How long ago the answer began to arrive. */
    Duration ageOfAnswer() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** The server's time when it answered. Only a 401 needs it. It is not read before, as that takes time and memory. */
    @Nullable
    Instant date() {
        return answer.getInstant("Date");
    }

    /** Whether the server said that its answer is HTML. An interceptor may have changed the response since. */
    boolean isHtml() {
        String type = answer.get("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    boolean hasContentType() {
        return answer.get("Content-Type") != null;
    }

    @Nullable
    String retryAfter() {
        return answer.get(WireInterceptor.RETRY_AFTER);
    }
}
