package io.github.idininvites;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a client is to do later, by time. It arms one timer at a time, and takes a thread only when something is due. */
final class Agenda {
    private static final long LONGEST_NANOS = 60_000_000_000L; // so that no timer holds a client that nobody uses

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
                // of the user's executor, say, or there is no memory: the other tasks are still to be done
            }
        }
    }

    private synchronized @Nullable Runnable next(int number) {
        if (!entries.isEmpty() && entries.first().due - time.now() <= 0) {
            Entry entry = entries.pollFirst();
            return entry == null ? null : entry.task;
        }
        if (number == timer) armed = false; // and not if an earlier timer was armed since
        arm();
        return null;
    }
}
