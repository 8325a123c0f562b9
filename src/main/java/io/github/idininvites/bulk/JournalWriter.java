package io.github.idininvites.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a journal file, and returns once they are on the disk. Threads that come while others wait for the disk share
 * the next {@code fsync}. It uses no channel: an interrupt would close it.
 *
 * <p>After a failure no claim is taken any more. Outcomes are still tried, because a disk that is too full for many lines may
 * have room for one; unless {@code fsync} itself failed, as then nobody knows what is on the disk.
 */
final class JournalWriter implements AutoCloseable {
    private final RandomAccessFile file;
    private final ReentrantLock writing = new ReentrantLock();
    private Batch next = new Batch();
    private long length;
    private int crc;
    private volatile @Nullable IOException failure;
    private boolean broken;

    /** One of the file; a call depends on a claim. */
    static final class Line {
        final byte[] json;
        final boolean isClaim;
        long offset = -1;

        Line(byte[] json, boolean isClaim) {
            this.json = json;
            this.isClaim = isClaim;
        }
    }

    private static final class Batch {
        final List<Line> lines = new ArrayList<>();
        final CountDownLatch done = new CountDownLatch(1);
    }

    /** @param length where the good lines end; what is behind is cut off */
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
    }

    /** @throws IOException if one of them is not on the disk; the offset of each says which */
    void append(Line... lines) throws IOException {
        Batch mine;
        boolean first;
        synchronized (this) {
            mine = next;
            first = mine.lines.isEmpty();
            mine.lines.addAll(List.of(lines));
        }
        if (first) {
            writing.lock();
            try {
                synchronized (this) {
                    next = new Batch();
                }
                write(mine.lines);
            } finally {
                writing.unlock();
                mine.done.countDown();
            }
        } else {
            await(mine.done);
        }
        for (Line line : lines) if (line.offset < 0) throw new IOException("the disk did not take it", failure);
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
            if (line.isClaim) continue;
            try {
                put(List.of(line));
            } catch (IOException e) {
                // the failure is known, and the line's offset says that it is not there
            }
        }
    }

    /** All of them or none. */
    private void put(List<Line> lines) throws IOException {
        if (broken) throw new IOException("the file is broken");
        var bytes = new ByteArrayOutputStream(lines.size() * 200);
        int last = crc;
        for (Line line : lines) {
            last = JournalLines.crc(last, line.json);
            bytes.writeBytes(JournalLines.line(last, line.json));
        }
        byte[] written = bytes.toByteArray();
        broken = true; // until it is known what is on the disk
        try {
            file.write(written);
        } catch (IOException e) {
            cut();
            throw e;
        }
        file.getFD().sync();
        crc = last;
        for (Line line : lines) {
            line.offset = length;
            length += JournalLines.lengthOf(line.json);
        }
        broken = false;
    }

    private void cut() throws IOException {
        file.setLength(length);
        file.seek(length);
        file.getFD().sync();
        broken = false;
    }

    private static void await(CountDownLatch done) {
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** How much is on the disk. */
    long length() {
        writing.lock();
        try {
            return length;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
