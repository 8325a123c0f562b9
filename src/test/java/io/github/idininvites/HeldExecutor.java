package io.github.idininvites;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs nothing until a test says so. */
final class HeldExecutor implements Executor {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean open;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (open) run();
    }

    /** Waits until there is a task. */
    void awaitTask() throws InterruptedException {
        Runnable task = tasks.poll(10, SECONDS);
        if (task == null) throw new AssertionError("there is nothing to run");
        tasks.add(task);
    }

    /** Runs what there is, and from now on whatever comes. */
    void run() {
        open = true;
        for (Runnable task; (task = tasks.poll()) != null; ) task.run();
    }
}
