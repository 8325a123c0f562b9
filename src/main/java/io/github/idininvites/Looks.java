package io.github.idininvites;

import io.github.idininvites.error.DecodingException;
import io.github.idininvites.error.ResultLostException;
import io.github.idininvites.model.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the answers of all persons that a client awaits, and at no person twice at the same time. Whatever call of the client
 * reads an awaited person, the answer reaches whoever waits; if nobody does any more, it is kept.
 */
final class Looks {
    private final Transport transport;
    private final Agenda agenda;
    private final Sleeper time;
    private final Duration callTimeout;
    private final Leftovers leftovers = new Leftovers();
    private final ConcurrentHashMap<String, Waiting> awaited = new ConcurrentHashMap<>();
    /** How many ordinary calls read a person now. Each such call pays for it with two changes of a map. */
    private final ConcurrentHashMap<String, Integer> ordinary = new ConcurrentHashMap<>();

    private final LookQueue queue;
    private final AtomicInteger pumping = new AtomicInteger();
    private volatile boolean closed;

    Looks(Transport transport, Agenda agenda, Settings settings) {
        this.transport = transport;
        this.agenda = agenda;
        time = settings.sleeper;
        callTimeout = settings.callTimeout;
        queue = new LookQueue(settings.maxConcurrentCalls, time.now());
    }

    /** @throws IllegalStateException if the client is closed */
    void checkOpen() {
        if (closed) throw Transport.closed();
    }

    /** Looks at once, when {@link #pump} follows. */
    synchronized void add(ApiCall<Person> call, String personId, Waiting.Receiver receiver) {
        checkOpen();
        var kept = leftovers.get(call.path());
        if (kept == null) {
            var waiting = awaited.computeIfAbsent(
                    call.path().toString(), key -> new Waiting(personId, call, this::lookEnded, time.now()));
            waiting.add(receiver, time.now());
            settle(waiting, new ArrayList<>());
            return;
        }
        var unused = kept.handle(
                (person, failure) -> person != null ? receiver.answered(person) : receiver.failed(personId, failure));
    }

    void remove(ApiPath path, Waiting.Receiver receiver) {
        change(path.toString(), (waiting, after) -> waiting.remove(receiver));
    }

    /** Keeps what nobody took, if it is data. */
    void keep(ApiPath path, Object outcome) {
        if (!Leftovers.isData(outcome)) return;
        synchronized (this) {
            leftovers.keep(path, outcome);
        }
        change(path.toString(), (waiting, after) -> {
            if (outcome instanceof Person person) waiting.read(person, after);
            else waiting.failed((Throwable) outcome, after);
        });
    }

    /** Somebody has it. */
    void drop(ApiPath path, Object outcome) {
        if (!leftovers.isEmpty()) leftovers.drop(path, outcome);
    }

    /** Somebody says that the person has answered. */
    void hint(ApiPath path) {
        if (awaited.containsKey(path.toString())) change(path.toString(), (waiting, after) -> waiting.hint());
    }

    /**
     * A call for the person. Null if its caller is to make it, and {@link #ordinaryEnded} must follow. Otherwise it shares a look
     * at an awaited person, or gets what was kept.
     *
     * @param where completes the future
     */
    @Nullable
    SharedGet share(ApiCall<Person> call, Executor where) {
        String key = call.path().toString();
        ordinary.merge(key, 1, Integer::sum);
        if (!awaited.containsKey(key) && leftovers.isEmpty()) return null;
        var get = new SharedGet(call, where);
        var after = new ArrayList<Runnable>();
        synchronized (this) {
            var kept = leftovers.get(call.path());
            var waiting = awaited.get(key);
            if (kept == null && waiting == null) return null;
            var unused = get.future().whenComplete((value, failure) -> left(call.path(), get, value, failure));
            if (kept != null) after.add(kept.<Runnable>handle(get::ends).join());
            else share(get, Objects.requireNonNull(waiting), after);
        }
        after.forEach(Runnable::run);
        uncount(key);
        return get;
    }

    private void share(SharedGet get, Waiting waiting, List<Runnable> after) {
        waiting.add(get);
        var limit = agenda.add(
                time.now()
                        + Objects.requireNonNullElse(get.timeout(), callTimeout).toNanos(),
                () -> get.fail(new TimeoutException()));
        var unused = get.future().whenComplete((value, failure) -> agenda.remove(limit));
        settle(waiting, after);
    }

    private void left(ApiPath path, SharedGet get, @Nullable Person value, @Nullable Throwable failure) {
        change(path.toString(), (waiting, after) -> waiting.remove(get));
        Object notTaken;
        synchronized (this) {
            notTaken = get.notTaken(value, failure);
        }
        if (notTaken != null) keep(path, notTaken);
        else if (value != null) drop(path, value);
        else if (failure != null) drop(path, failure);
    }

    /** An ordinary call for the person is over. */
    void ordinaryEnded(ApiPath path, @Nullable Person person, @Nullable Throwable failure) {
        String key = path.toString();
        var before = awaited.get(key);
        if (before != null) tell(key, person, failure);
        uncount(key);
        var now = awaited.get(key);
        if (now != null && now != before) tell(key, person, failure); // somebody began to wait in between
    }

    private void uncount(String key) {
        ordinary.merge(key, -1, (n, less) -> n == 1 ? null : n + less);
        if (awaited.containsKey(key))
            change(key, (waiting, after) -> waiting.isBlocked = waiting.isBlocked && ordinary.containsKey(key));
    }

    private void tell(String key, @Nullable Person person, @Nullable Throwable failure) {
        change(key, (waiting, after) -> {
            boolean taken = false;
            if (person != null) taken = waiting.read(person, after);
            else if (failure instanceof DecodingException || failure instanceof ResultLostException)
                taken = waiting.failed(failure, after);
            else if (failure != null) waiting.lostBy(failure);
            if (taken) leftovers.keep(waiting.look.path(), person != null ? person : Objects.requireNonNull(failure));
        });
    }

    private void lookEnded(Waiting waiting, @Nullable Person person, @Nullable Throwable failure) {
        var path = waiting.look.path();
        change(path.toString(), (same, after) -> { // it stays awaited as long as a look is in progress
            queue.lookEnds();
            if (failure != null && queue.pause(failure, time.now())) agenda.add(queue.pausedUntil(), this::pump);
            leftovers.keep(path, person != null ? person : Objects.requireNonNull(failure)); // until somebody has it
            if (person != null) waiting.read(person, after);
            if (failure != null) waiting.failed(failure, after);
            waiting.lookEnds(time);
        });
    }

    /** Something done to an awaited person. */
    private interface Change {
        /** @param after what is to be done without the lock */
        void of(Waiting waiting, List<Runnable> after);
    }

    private void change(String key, Change change) {
        var after = new ArrayList<Runnable>();
        synchronized (this) {
            var waiting = awaited.get(key);
            if (waiting == null) return;
            change.of(waiting, after);
            settle(waiting, after);
        }
        after.forEach(Runnable::run);
        pump();
    }

    /** Decides what is next for it. */
    private void settle(Waiting waiting, List<Runnable> after) {
        if (waiting.isLooking()) return;
        if (closed) waiting.failed(new IllegalStateException("this client was closed before the answer came"), after);
        String key = waiting.look.path().toString();
        long now = time.now();
        long due = waiting.due(now);
        agenda.remove(waiting.next);
        waiting.next = null;
        if (!waiting.isUrgent()) queue.removeUrgent(waiting);
        if (waiting.isLeft()) {
            awaited.remove(key, waiting);
            queue.remove(waiting);
        } else if (waiting.isUrgent() || due - now <= 0) {
            if (waiting.isBlocked) return; // until the ordinary call is over
            if (waiting.isUrgent()) queue.addUrgent(waiting);
            else queue.add(waiting);
        } else if (!queue.contains(waiting)) waiting.next = agenda.add(due, () -> change(key, (same, later) -> {}));
    }

    /** Begins the looks that may begin. A call within this call, or by another thread, leaves that to the one that runs. */
    void pump() {
        if (pumping.getAndIncrement() > 0) return;
        int seen = 1;
        try {
            do {
                for (Waiting next; (next = next()) != null; ) submit(next);
                seen = pumping.addAndGet(-seen);
            } while (seen != 0);
        } finally {
            if (seen != 0) pumping.set(0); // there is no memory, say: the next one goes on
        }
    }

    private void submit(Waiting waiting) {
        try {
            transport.submit(waiting.look);
        } catch (IllegalStateException closed) {
            // lookEnded got it, too
        }
    }

    private synchronized @Nullable Waiting next() {
        for (Waiting next; (next = queue.next(time.now())) != null; ) {
            next.isBlocked = ordinary.containsKey(next.look.path().toString());
            if (next.isBlocked) continue; // the end of that call brings it back
            next.lookBegins(time.now());
            queue.lookBegins();
            return next;
        }
        return null;
    }

    /** Ends each wait; one for which a look is in progress ends with that, and the transport waits for it. */
    void close() {
        closed = true;
        for (String key : awaited.keySet()) change(key, (waiting, after) -> {});
    }
}
