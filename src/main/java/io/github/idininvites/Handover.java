package io.github.idininvites;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The client's executor. If the common pool does not begin a task within 100 ms, the task runs on a thread of {@link Daemons}.
 */
final class Handover implements Executor {
    private static final long STUCK_NANOS = 100_000_000;

    private final Completions completions;
    private final Agenda agenda;

    Handover(Completions completions, Agenda agenda) {
        this.completions = completions;
        this.agenda = agenda;
    }

    @Override
    public void execute(Runnable task) {
        var begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) task.run();
        };
        completions.complete(once);
        if (begun.get()) return;
        agenda.addIn(STUCK_NANOS, () -> {
            if (!begun.get()) completions.completeIfStuck(once);
        });
    }
}
