package io.github.idininvites.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.idininvites.CallListener;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/** Keeps what a listener is told, and on which thread. */
public final class RecordedCalls implements CallListener {
    /** What was told. */
    public record Event(String name, Operation operation, int attempt, Thread thread) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Outcome> attempts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Outcome> ended = new LinkedBlockingQueue<>();

    private void add(String name, Operation operation, int attempt) {
        events.add(new Event(name, operation, attempt, Thread.currentThread()));
    }

    @Override
    public CallListener started(Operation operation) {
        add("started", operation, 0);
        return this;
    }

    @Override
    public void attemptStarted(Operation operation, int attempt, BiConsumer<String, String> addHeader) {
        add("attemptStarted", operation, attempt);
    }

    @Override
    public void attemptEnded(Outcome attempt) {
        add("attemptEnded", attempt.operation(), attempt.attempts());
        attempts.add(attempt);
        SeenByCallers.saw(attempt);
    }

    @Override
    public void ended(Outcome call) {
        add("ended", call.operation(), call.attempts());
        SeenByCallers.saw(call);
        ended.add(call);
    }

    public List<Event> events() {
        return events;
    }

    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    public List<Outcome> attempts() {
        return attempts;
    }

    public long count(String name) {
        return names().stream().filter(name::equals).count();
    }

    /** The outcome of the next call that ended, now or within ten seconds. */
    public Outcome awaitEnded() throws InterruptedException {
        var outcome = ended.poll(10, SECONDS);
        if (outcome == null) throw new AssertionError("no call ended, but " + names());
        return outcome;
    }
}
