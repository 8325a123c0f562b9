package io.github.idininvites;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a client does later, in the order of their time. It has one timer at a time, and takes a thread only when a task
 * is due.
 */
final class Agenda {
    private static final long LONGEST_NANOS = 60_000_000_000L; // a timer holds its client in memory, so none is longer

    private final Sleeper time;
    private final TreeSet<Entry> entries = new TreeSet<>();
    private boolean armed;
    private long armedFor;
    private int timer;
    private long added;

    Agenda(Sleeper time) {
        this.time = time;
    }

    /** A task and its time. */
    static final class Entry implements Comparable<Entry> {
        private final long due;
        private final long number;
        private final Runnable task;

        private Entry(long due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        @Override
        public int compareTo(Entry other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due - other.due, 0);
        }
    }

    Entry addIn(long nanos, Runnable task) {
        return add(time.now() + nanos, task);
    }

    /** @param due as of {@link Sleeper#now} */
    synchronized Entry add(long due, Runnable task) {
        var entry = new Entry(due, added++, task);
        entries.add(entry);
        arm();
        return entry;
    }

    synchronized void remove(@Nullable Entry entry) {
        if (entry != null) entries.remove(entry);
    }

    private void arm() {
        if (entries.isEmpty()) return;
        long due = entries.first().due;
        if (armed && armedFor - due <= 0) return;
        armed = true;
        armedFor = due;
        int number = ++timer;
        long now = time.now();
        time.at(now + Math.min(due - now, LONGEST_NANOS), () -> run(number));
    }

    private void run(int number) {
        while (true) {
            Runnable task = next(number);
            if (task == null) return;
            try {
                task.run();
            } catch (Throwable ofTheUsers) {
                // by the user's executor, say, or there is no memory: the other tasks must still run
            }
        }
    }

    private synchronized @Nullable Runnable next(int number) {
        if (!entries.isEmpty() && entries.first().due - time.now() <= 0) {
            Entry entry = entries.pollFirst();
            return entry == null ? null : entry.task;
        }
        if (number == timer) armed = false; // unless a timer for an earlier time was armed since
        arm();
        return null;
    }
}
