package io.github.idininvites;

import io.github.idininvites.model.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the answers of all persons that a client awaits, and at no person twice at the same time: not while an ordinary call
 * reads the person either. Data that nobody waits for any more is kept.
 */
final class Looks {
    private final Transport transport;
    private final Agenda agenda;
    private final Leftovers leftovers;
    private final Sleeper time;
    private final LookQueue queue;
    private final Rounds rounds = new Rounds(this::beginLooks);
    private final ConcurrentHashMap<String, Waiting> awaited = new ConcurrentHashMap<>();
    /** How many ordinary calls read a person now. Each such call pays for it with two changes of a map. */
    private final ConcurrentHashMap<String, Integer> ordinary = new ConcurrentHashMap<>();

    private volatile boolean closed;

    Looks(Transport transport, Agenda agenda, Leftovers leftovers, Settings settings) {
        this.transport = transport;
        this.agenda = agenda;
        this.leftovers = leftovers;
        time = settings.sleeper;
        queue = new LookQueue(settings.maxConcurrentCalls, time.now());
    }

    /** @throws IllegalStateException if the client is closed */
    void checkOpen() {
        if (closed) throw Transport.closed();
    }

    /** Adds a person to a wait. {@link #pump} must follow: it begins the first look. */
    synchronized void add(ApiCall<Person> call, String personId, Waiting.Receiver receiver) {
        checkOpen();
        var path = call.path();
        var kept = leftovers.get(path);
        if (kept != null) {
            var unused = kept.handle((person, failure) ->
                    person != null ? receiver.answered(person) : receiver.failed(personId, failure));
            return;
        }
        var look = call.endingWith((person, failure) -> lookEnded(path, person, failure));
        var waiting = awaited.computeIfAbsent(path.toString(), key -> new Waiting(personId, look, time.now()));
        waiting.add(receiver, time.now());
        settle(waiting, new ArrayList<>());
    }

    void remove(ApiPath path, Waiting.Receiver receiver) {
        change(path, (waiting, after) -> waiting.remove(receiver));
    }

    /** Lets a get share a look at an awaited person, or get what was kept. False if there is neither. */
    boolean share(ApiPath path, SharedGet get) {
        var after = new ArrayList<Runnable>();
        synchronized (this) {
            var kept = leftovers.get(path);
            var waiting = awaited(path);
            if (kept != null) after.add(kept.<Runnable>handle(get::ends).join());
            else if (waiting == null) return false;
            else {
                waiting.add(get);
                settle(waiting, after);
            }
        }
        after.forEach(Runnable::run);
        return true;
    }

    /** Keeps an outcome that nobody took, if it is data. */
    void keep(ApiPath path, Object outcome) {
        if (!Leftovers.isData(outcome)) return;
        leftovers.keep(path, outcome);
        change(path, (waiting, after) -> {
            if (outcome instanceof Person person) waiting.read(person, after);
            else waiting.failed((Throwable) outcome, after);
        });
    }

    /** Somebody says that the person may have answered. */
    void hint(ApiPath path) {
        if (awaited(path) != null) change(path, (waiting, after) -> waiting.hint());
    }

    /** Null if nobody waits for an answer of this person. */
    @Nullable
    Waiting awaited(ApiPath path) {
        return awaited.get(path.toString());
    }

    /** An ordinary call for the person begins. */
    void callBegins(ApiPath path) {
        ordinary.merge(path.toString(), 1, Integer::sum);
    }

    void callEnds(ApiPath path) {
        ordinary.merge(path.toString(), -1, (n, less) -> n == 1 ? null : n + less);
        if (awaited(path) != null) change(path, (waiting, after) -> waiting.isBlocked &= isRead(path));
    }

    private boolean isRead(ApiPath path) {
        return ordinary.containsKey(path.toString());
    }

    private void lookEnded(ApiPath path, @Nullable Person person, @Nullable Throwable failure) {
        change(path, (waiting, after) -> { // it stays awaited as long as a look is in progress
            queue.lookEnds();
            if (failure != null && queue.pause(failure, time.now())) agenda.add(queue.pausedUntil(), this::pump);
            leftovers.keep(path, person != null ? person : Objects.requireNonNull(failure)); // until somebody has it
            if (person != null) waiting.read(person, after);
            if (failure != null) waiting.failed(failure, after);
            waiting.lookEnds(time);
        });
    }

    /**
     * Changes what is known of a person, if somebody awaits them.
     *
     * @param change gets a list, to add what is to be done without the lock
     */
    void change(ApiPath path, BiConsumer<Waiting, List<Runnable>> change) {
        var after = new ArrayList<Runnable>();
        synchronized (this) {
            var waiting = awaited(path);
            if (waiting == null) return;
            change.accept(waiting, after);
            settle(waiting, after);
        }
        after.forEach(Runnable::run);
        pump();
    }

    /** Decides what to do next for the person: to look now or later, or nothing. */
    private void settle(Waiting waiting, List<Runnable> after) {
        if (waiting.isLooking()) return;
        if (closed) waiting.failed(new IllegalStateException("this client was closed before the answer came"), after);
        var path = waiting.look.path();
        long now = time.now();
        long due = waiting.due(now);
        agenda.remove(waiting.next);
        waiting.next = null;
        if (!waiting.isUrgent()) queue.removeUrgent(waiting);
        if (waiting.isLeft()) {
            awaited.remove(path.toString(), waiting);
            queue.remove(waiting);
        } else if (waiting.isUrgent() || due - now <= 0) {
            if (waiting.isBlocked) return; // until the ordinary call is over
            if (waiting.isUrgent()) queue.addUrgent(waiting);
            else queue.add(waiting);
        } else if (!queue.contains(waiting)) waiting.next = agenda.add(due, () -> change(path, (same, later) -> {}));
    }

    /** Begins the looks that may begin. If a thread does that already, it leaves them to that thread. */
    void pump() {
        if (rounds.ask()) rounds.run();
    }

    private void beginLooks() {
        for (Waiting next; (next = next()) != null; ) submit(next);
    }

    private void submit(Waiting waiting) {
        try {
            transport.submit(waiting.look);
        } catch (IllegalStateException closed) {
            // lookEnded was told, too
        }
    }

    private synchronized @Nullable Waiting next() {
        for (Waiting next; (next = queue.next(time.now())) != null; ) {
            next.isBlocked = isRead(next.look.path());
            if (next.isBlocked) continue; // the end of that call brings it back
            next.lookBegins(time.now());
            queue.lookBegins();
            return next;
        }
        return null;
    }

    /** Ends each wait. If a look is in progress for it, the wait ends with that look, and the transport waits for it. */
    void close() {
        closed = true;
        for (Waiting each : awaited.values()) change(each.look.path(), (waiting, after) -> {});
    }
}
