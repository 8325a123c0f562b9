package io.github.idininvites.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps other processes out of a journal file. It locks another file, which nobody reads: with POSIX locks, a process loses its
 * lock when it closes any handle of the locked file.
 */
final class JournalLock implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();

    private final Path lockFile;
    private final FileChannel channel;

    private JournalLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    static JournalLock of(Path journal) throws IOException {
        var lockFile = journal.resolveSibling(journal.getFileName() + ".lock");
        synchronized (HELD) {
            if (!HELD.add(lockFile)) throw inUse(journal, "this process; close the BulkInvite that has it");
            FileChannel channel = null;
            boolean locked = false;
            try {
                channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.tryLock() == null) throw inUse(journal, "another process; wait until that has ended");
                locked = true;
                return new JournalLock(lockFile, channel);
            } finally {
                if (!locked) {
                    HELD.remove(lockFile);
                    if (channel != null) channel.close();
                }
            }
        }
    }

    private static IllegalStateException inUse(Path journal, String by) {
        return new IllegalStateException(
                "the journal " + journal + " must be used by one BulkInvite at a time, but is in use by " + by
                        + ". Do not delete the .lock file: it always stays, and says nothing about who uses the journal");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(lockFile);
            channel.close();
        }
    }
}
