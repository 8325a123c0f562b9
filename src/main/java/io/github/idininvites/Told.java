package io.github.idininvites;

import io.github.idininvites.CallListener.Operation;
import io.github.idininvites.CallListener.Outcome;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one call what happens to it. The call does not notice what they throw. */
final class Told {
    private static final int LONGEST_REQUEST_ID = 200;

    private final Operation operation;
    private final List<CallListener> all;
    private final boolean log;
    /** The listeners that hear the rest of the call, in the order in which they were added. */
    private final List<CallListener> listeners = new ArrayList<>();

    private volatile boolean started;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long startedAt = System.nanoTime();
    private volatile long idleSince = startedAt;
    private volatile long waited;
    private volatile boolean attempting;
    private volatile @Nullable Attempt last;

    private Told(ApiCall<?> call, List<CallListener> all, boolean log) {
        this.all = all;
        this.log = log;
        var path = call.path();
        operation = new Operation(call.operation(), call.method(), path.template(), path.groupId(), path.personId());
    }

    /**
     * Tells the listeners that the call starts; null if there are none.
     *
     * @param ofAWait whether a wait makes the call: then they are told on the thread that makes the attempts
     */
    static @Nullable Told started(Settings settings, ApiCall<?> call, boolean ofAWait) {
        boolean log = !settings.quiet && CallLog.isOn();
        if (settings.listeners.isEmpty() && !log) return null;
        var told = new Told(call, settings.listeners, log);
        if (!ofAWait) told.start();
        return told;
    }

    private void start() {
        if (started) return;
        for (var listener : all)
            tell(
                    listener,
                    "started",
                    to -> listeners.add(Objects.requireNonNull(to.started(operation), "started must not return null")));
        if (log) listeners.add(new CallLog());
        started = true;
    }

    /** Makes all attempts, and tells the listeners how the call ended. */
    <T> T call(Supplier<T> attempts, IntSupplier count) {
        T value = null;
        Throwable failure = null;
        start();
        try {
            value = attempts.get();
            return value;
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            ended(count.getAsInt(), value, failure);
        }
    }

    /** Makes an attempt, and tells the listeners of it. */
    <T> T attempt(int number, Attempt attempt, Supplier<T> exchange) {
        long begun = System.nanoTime();
        long wait = begun - idleSince;
        long waitedSoFar = waited + wait;
        waited = waitedSoFar;
        last = attempt;
        attempting = true;
        var added = new AddedHeaders();
        for (var listener : listeners)
            tell(listener, "attemptStarted", to -> to.attemptStarted(operation, number, added));
        attempt.add(added.headers());
        T value = null;
        Throwable failure = null;
        try {
            value = exchange.get();
            return value;
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            idleSince = System.nanoTime();
            attempting = false;
            var outcome = outcome(number, value, idleSince - begun, wait, failure);
            tellBackwards("attemptEnded", to -> to.attemptEnded(outcome));
        }
    }

    /** Tells the listeners that the call ended: once, and only if they heard of its start. */
    void ended(int attempts, @Nullable Object value, @Nullable Throwable failure) {
        if (!started || !over.compareAndSet(false, true)) return;
        long now = System.nanoTime();
        var outcome =
                outcome(attempts, value, now - startedAt, attempting ? waited : waited + now - idleSince, failure);
        tellBackwards("ended", to -> to.ended(outcome));
    }

    private Outcome outcome(
            int attempts, @Nullable Object value, long duration, long waited, @Nullable Throwable failure) {
        Attempt known = last;
        return new Outcome(
                after(value),
                attempts,
                known == null || known.status() == 0 ? null : (Integer) known.status(),
                known == null ? null : requestId(known),
                Duration.ofNanos(duration),
                Duration.ofNanos(waited),
                failure);
    }

    private Operation after(@Nullable Object value) {
        var was = operation;
        if (value instanceof Group group && was.groupId() == null && Check.isId(group.id()))
            return new Operation(was.name(), was.method(), was.uriTemplate(), group.id(), null);
        if (value instanceof Person person && was.personId() == null && Check.isId(person.id()))
            return new Operation(was.name(), was.method(), was.uriTemplate(), was.groupId(), person.id());
        return was;
    }

    /** It goes into logs, so it must look like an id. */
    private static @Nullable String requestId(Attempt attempt) {
        String id = ApiErrors.requestId(attempt.answer());
        boolean isId =
                id != null && id.length() <= LONGEST_REQUEST_ID && id.chars().allMatch(c -> c > ' ' && c < 127);
        return isId ? id : null;
    }

    private void tellBackwards(String event, Consumer<CallListener> what) {
        for (int i = listeners.size() - 1; i >= 0; i--) tell(listeners.get(i), event, what);
    }

    private static void tell(CallListener listener, String event, Consumer<CallListener> what) {
        try {
            what.accept(listener);
        } catch (Throwable ofTheListener) { // an Error too
            CallLog.warn(listener, event, ofTheListener);
        }
    }
}
