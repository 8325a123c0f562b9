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
 * One try of a request, and what is known of it: travels as the request's tag. {@link CallWatch} ends it when its time is up. A
 * timeout of OkHttp's would do the same, for 15 of 65 us of CPU with a single caller, and 1 of 27 with 8.
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

    private void cancel() {
        Call call = http;
        try {
            if (call != null) call.cancel();
        } catch (Throwable ofAListener) { // an Error too: whose thread this is has other calls to end
        }
    }

    /** None is short of time that is not in progress: a listener may make a call of its own. */
    long nanosLeft(long now) {
        return http == null ? Long.MAX_VALUE : end - now;
    }

    void cancelIfLate(long now) {
        if (nanosLeft(now) > 0) return;
        late = true;
        cancel();
    }

    /** What the failure is called: a connection that was closed because the call is to end breaks in many ways. */
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
     * From now on the server may see this request. False if it may have seen it before, and must not see it again: two threads of
     * an interceptor may ask at the same time.
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

    /** What the server said last; 0 if it did not answer. */
    int status() {
        return status;
    }

    Headers answer() {
        return answer;
    }

    /** Whether the server gave this status; an interceptor may have made it up. */
    boolean wasAnswered(int code) {
        return status == code;
    }

    /** Whether the server did what it was asked; a page of a firewall does not tell. */
    boolean succeeded() {
        return status / 100 == 2 && !isHtml();
    }

    /** How long ago the answer began to arrive. */
    Duration ageOfAnswer() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** The server's time when it answered. Only a 401 asks: reading a date takes 2.3 us and 4.8 kB. */
    @Nullable
    Instant date() {
        return answer.getInstant("Date");
    }

    /** What the server said of its answer, whatever an interceptor made of that. */
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
