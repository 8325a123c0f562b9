package io.github.idininvites;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try of a request, and what is known of it: travels as the request's tag. */
final class Attempt {
    private volatile boolean sent;
    private volatile ServerClock.@Nullable Reading signed;
    private volatile @Nullable Instant date;
    private volatile @Nullable String retryAfter;

    /** True the first time: from now on the server may see this request. */
    boolean markSent() {
        boolean first = !sent;
        sent = true;
        return first;
    }

    boolean sent() {
        return sent;
    }

    void signed(ServerClock.Reading at) {
        signed = at;
    }

    ServerClock.@Nullable Reading signed() {
        return signed;
    }

    void answered(@Nullable Instant date, @Nullable String retryAfter) {
        this.date = date;
        this.retryAfter = retryAfter;
    }

    /** The server's time when it answered. */
    @Nullable
    Instant date() {
        return date;
    }

    @Nullable
    String retryAfter() {
        return retryAfter;
    }
}
