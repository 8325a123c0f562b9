package io.github.idininvites.bulk;

import org.jspecify.annotations.Nullable;

/** Opens a journal for its first user, and closes it after its last. */
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

    /** One use of the open journal, until it is closed. */
    final class Use implements AutoCloseable {
        final OpenJournal journal;

        private Use(OpenJournal journal) {
            this.journal = journal;
        }

        @Override
        public void close() {
            release();
        }
    }

    synchronized Use use() {
        OpenJournal open = opened;
        if (open == null) opened = open = journal.open(groupId);
        users++;
        return new Use(open);
    }

    /** The journal stays open, also without users, until {@link #close()}: opening a long one takes long. */
    synchronized void keepOpen() {
        keptOpen = true;
    }

    private synchronized void release() {
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
