package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/** Opens a journal for the first that uses it, and closes it with the last. */
final class SharedJournal implements AutoCloseable {
    private final Journal journal;
    private final String groupId;
    private @Nullable OpenJournal opened;
    private int users;
    private boolean keptOpen;

    SharedJournal(Journal journal, String groupId) {
        this.journal = journal;
        this.groupId = groupId;
    }

    /** Until it is {@link #release released}. */
    synchronized OpenJournal use() {
        OpenJournal open = opened;
        if (open == null) opened = open = journal.open(groupId);
        users++;
        return open;
    }

    /** Also while nobody uses it, until {@link #close()}: to open it takes as long as it is. */
    synchronized void keepOpen() {
        keptOpen = true;
    }

    synchronized void release() {
        users--;
        closeIfUnused();
    }

    @Override
    public synchronized void close() {
        keptOpen = false;
        closeIfUnused();
    }

    private void closeIfUnused() {
        OpenJournal open = opened;
        if (open == null || users > 0 || keptOpen) return;
        opened = null;
        open.close();
    }

    @Override
    public String toString() {
        return journal.toString();
    }
}
