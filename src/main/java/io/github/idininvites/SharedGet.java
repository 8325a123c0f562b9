package io.github.idininvites;

import io.github.idininvites.error.Delivery;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A {@code get()} of an awaited person. It makes no call of its own: it shares a look. Guarded by the lock of {@link Looks}. */
final class SharedGet {
    private final ApiCall<Person> call;
    private final Executor where;
    private final CompletableFuture<Person> future = new CompletableFuture<>();
    private boolean fresh;
    private @Nullable Person person;
    private @Nullable Throwable failure;

    /** @param where completes the future */
    SharedGet(ApiCall<Person> call, Executor where) {
        this.call = call;
        this.where = where;
    }

    /** Null for the client's call timeout. */
    @Nullable
    Duration timeout() {
        return call.timeout();
    }

    CompletableFuture<Person> future() {
        return future;
    }

    /** A look begins. A look that began before this get may have read an older state, so only an answer in it counts. */
    void begins() {
        fresh = true;
    }

    boolean isFresh() {
        return fresh;
    }

    /** Takes the outcome. The task completes the future; run it without the lock. */
    Runnable ends(@Nullable Person read, @Nullable Throwable thrown) {
        person = read;
        failure = thrown;
        return () -> where.execute(() -> {
            if (read != null) future.complete(read);
            else if (thrown != null) future.completeExceptionally(thrown);
        });
    }

    /** The outcome that the caller did not get, because the future was completed with another one; null if there is none. */
    @Nullable
    Object notTaken(@Nullable Person value, @Nullable Throwable thrown) {
        if (person != null) return person.equals(value) ? null : person;
        return failure == thrown ? null : failure;
    }

    void fail(Exception why) {
        var noAnswer = ApiErrors.noAnswer(call, why, Delivery.UNKNOWN, 1);
        where.execute(() -> future.completeExceptionally(noAnswer));
    }

    /** Waits for the outcome on the caller's thread. An interrupt ends this, but not the look. */
    Person await() {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
        try {
            return future.join(); // it is done
        } catch (CompletionException e) {
            throw unchecked(e.getCause());
        }
    }

    static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) throw error;
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
}
