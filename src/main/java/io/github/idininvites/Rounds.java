package io.github.idininvites;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs a task on one thread at a time. If somebody asks for a round while the task runs, the task runs once more. */
final class Rounds {
    private final Runnable task;
    private final AtomicInteger asked = new AtomicInteger();

    Rounds(Runnable task) {
        this.task = task;
    }

    /** Asks for a round. If this is true, whoever asked must see to it that {@link #run} is called. */
    boolean ask() {
        return asked.getAndIncrement() == 0;
    }

    void run() {
        int seen = 1;
        try {
            do {
                task.run();
                seen = asked.addAndGet(-seen);
            } while (seen != 0);
        } finally {
            if (seen != 0) asked.set(0); // the task threw, as there is no memory, say: whoever asks next runs it
        }
    }
}
