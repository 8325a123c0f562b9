package io.github.idininvites.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a journal file on its own thread, and reports when each line is on the disk. Lines that arrive during an
 * {@code fsync} share the next one. It uses no channel, because an interrupt would close a channel.
 *
 * <p>After a failure it writes no more claims. It still tries to write outcomes, because a disk that is too full for many lines
 * may have room for one. After a failed {@code fsync} it writes nothing, because nobody knows what is on the disk.
 */
final class JournalWriter implements AutoCloseable {
    private static final long GATHER_NANOS = 1_000_000; // one more fsync costs more than this wait

    private final RandomAccessFile file;
    private final Thread thread = BulkThreads.make("journal", this::run);
    private List<Line> next = new ArrayList<>();
    private boolean closed;
    private volatile long length;
    private int crc;
    private @Nullable IOException failure;
    private boolean broken;

    /** One line of the file. */
    static final class Line {
        private final byte[] json;
        private final boolean isClaim;
        private final Consumer<Line> end;
        private @Nullable IOException failure;
        private long offset = -1;

        /**
         * @param isClaim whether a call depends on it
         * @param end called on the writer's thread once the line is on the disk or has failed
         */
        Line(byte[] json, boolean isClaim, Consumer<Line> end) {
            this.json = json;
            this.isClaim = isClaim;
            this.end = end;
        }

        /** The offset of the line; only if it did not fail. */
        long offset() {
            return offset;
        }

        @Nullable
        IOException failure() {
            return offset < 0 && failure == null ? new IOException("it was not written") : failure;
        }
    }

    /** @param length where the good lines end; the rest of the file is cut off */
    JournalWriter(Path path, long length, int crc) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        this.length = length;
        this.crc = crc;
        try {
            cut();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        thread.start();
    }

    /** Appends the line. Lines are written in the order of these calls. */
    synchronized void append(Line line) {
        if (closed) throw new IllegalStateException("the journal must be open, but was closed");
        next.add(line);
        if (next.size() == 1) notifyAll();
    }

    private void run() {
        for (List<Line> lines = take(); !lines.isEmpty(); lines = take()) {
            try {
                write(lines);
            } catch (Throwable e) { // such as OutOfMemoryError
                failure = new IOException(e);
            }
            for (Line line : lines) {
                try {
                    line.end.accept(line);
                } catch (Throwable e) {
                    // the other lines must still be reported
                }
            }
        }
    }

    /** The next lines to write; empty once the writer is closed and everything is written. */
    private List<Line> take() {
        awaitLine();
        LockSupport.parkNanos(GATHER_NANOS);
        return taken();
    }

    private synchronized void awaitLine() {
        while (next.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nobody interrupts this thread
            }
        }
    }

    private synchronized List<Line> taken() {
        List<Line> taken = next;
        next = new ArrayList<>();
        return taken;
    }

    private void write(List<Line> lines) {
        if (failure == null) {
            try {
                put(lines);
                return;
            } catch (IOException e) {
                failure = e;
            }
        }
        for (Line line : lines) {
            line.failure = failure;
            if (line.isClaim) continue;
            try {
                put(List.of(line));
            } catch (IOException e) {
                line.failure = e;
            }
        }
    }

    /** Writes all of these lines or none. */
    private void put(List<Line> lines) throws IOException {
        if (broken) throw new IOException("the file is broken");
        var bytes = new ByteArrayOutputStream(lines.size() * 200);
        int last = crc;
        for (Line line : lines) {
            last = JournalLines.crc(last, line.json);
            bytes.writeBytes(JournalLines.line(last, line.json));
        }
        byte[] written = bytes.toByteArray();
        broken = true; // until we know what is on the disk
        try {
            file.write(written);
        } catch (IOException e) {
            cut();
            throw e;
        }
        file.getFD().sync();
        crc = last;
        long end = length;
        for (Line line : lines) {
            line.failure = null;
            line.offset = end;
            end += JournalLines.lengthOf(line.json);
        }
        length = end;
        broken = false;
    }

    private void cut() throws IOException {
        file.setLength(length);
        file.seek(length);
        file.getFD().sync();
        broken = false;
    }

    /** How many bytes are on the disk. */
    long length() {
        return length;
    }

    /** Writes the lines that were appended, and closes the file. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        file.close();
    }
}
