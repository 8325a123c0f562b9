package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs nothing until a test says so. */
final class HeldExecutor implements Executor {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Waits until there is a task. */
    void awaitTask() throws InterruptedException {
        Runnable task = tasks.poll(10, SECONDS);
        if (task == null) throw new AssertionError("there is nothing to run");
        tasks.add(task);
    }

    /** Runs what there is. */
    void run() {
        for (Runnable task; (task = tasks.poll()) != null; ) task.run();
    }
}
