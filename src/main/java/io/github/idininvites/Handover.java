package io.github.idininvites;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The client's executor. A task that the common pool does not get to runs on a thread of {@link Daemons}. */
final class Handover implements Executor {
    private static final long STUCK_NANOS = 100_000_000;

    private final Completions completions;
    private final Agenda agenda;
    private final Sleeper time;

    Handover(Completions completions, Agenda agenda, Sleeper time) {
        this.completions = completions;
        this.agenda = agenda;
        this.time = time;
    }

    @Override
    public void execute(Runnable task) {
        var begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) task.run();
        };
        completions.complete(once);
        if (begun.get()) return;
        agenda.add(time.now() + STUCK_NANOS, () -> {
            if (!begun.get()) completions.completeIfStuck(once);
        });
    }
}
