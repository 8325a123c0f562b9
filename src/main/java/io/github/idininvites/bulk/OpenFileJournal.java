package io.github.idininvites.bulk;

import io.github.idininvites.bulk.JournalWriter.Line;
import io.github.idininvites.model.NewPerson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An open journal in a file. It keeps the offset of the last line of each row in memory, and reads the line when it is needed.
 */
final class OpenFileJournal implements OpenJournal {
    private final Path file;
    private final String salt;
    private final ConcurrentHashMap<String, Place> places;
    private final JournalWriter writer;
    private final JournalLock lock;
    private final RandomAccessFile reader;
    private volatile long lengthAtEnd = -1;

    /** @param row the row until its line is on the disk; then null */
    record Place(long offset, Step step, @Nullable Row row) {}

    OpenFileJournal(
            Path file, String salt, ConcurrentHashMap<String, Place> places, JournalWriter writer, JournalLock lock)
            throws IOException {
        this.file = file;
        this.salt = salt;
        this.places = places;
        this.writer = writer;
        this.lock = lock;
        reader = new RandomAccessFile(file.toFile(), "r");
    }

    @Override
    public String fingerprint(String reference, NewPerson person) {
        return Fingerprint.of(salt, person);
    }

    @Override
    public @Nullable Row find(String reference) {
        Place place = places.get(reference);
        if (place == null) return null;
        return place.row != null ? place.row : read(place.offset);
    }

    private Row read(long offset) {
        try {
            synchronized (reader) {
                return RowJson.readRow(JournalLines.jsonAt(reader, offset));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public CompletableFuture<Optional<Claim>> claim(Row from, Step to) {
        Row claimed = from.at(to);
        var pending = new Place(-1, to, claimed);
        Place before;
        boolean free;
        do { // again if the writer changed the place in the meantime
            before = places.get(from.reference());
            if ((before == null ? Step.NEW : before.step) != from.step())
                return CompletableFuture.completedFuture(Optional.empty());
            free = before == null
                    ? places.putIfAbsent(from.reference(), pending) == null
                    : places.replace(from.reference(), before, pending);
        } while (!free);
        Place last = before;
        var future = new CompletableFuture<Optional<Claim>>();
        append(claimed, true, line -> {
            if (line.failure() == null) {
                future.complete(Optional.of(Claim.of(claimed, "", Claim.NO_END)));
                return;
            }
            if (last == null) places.remove(from.reference(), pending);
            else places.replace(from.reference(), pending, last);
            future.completeExceptionally(unusable(line.failure()));
        });
        return future;
    }

    @Override
    public CompletableFuture<Void> record(Claim claim, Row outcome) {
        String reference = outcome.reference();
        var pending = new Place(-1, outcome.step(), outcome);
        places.put(reference, pending);
        var future = new CompletableFuture<Void>();
        append(outcome, false, line -> {
            if (line.failure() == null) {
                places.replace(reference, pending, new Place(line.offset(), outcome.step(), null));
                future.complete(null);
            } else {
                places.put(reference, new Place(-1, claim.row().step(), claim.row())); // in doubt
                future.completeExceptionally(unusable(line.failure()));
            }
        });
        return future;
    }

    private void append(Row row, boolean isClaim, Consumer<Line> end) {
        try {
            writer.append(new Line(RowJson.row(row), isClaim, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never, as it writes to memory
        }
    }

    @Override
    public synchronized void resolve(Row doubt, Row resolved) {
        Place place = places.get(doubt.reference());
        if (place == null || place.row != null || !doubt.equals(find(doubt.reference())))
            throw new IllegalStateException("row " + doubt.reference() + " must be in doubt, but is not any more");
        RowCalls.join(record(Claim.of(doubt, "", Claim.NO_END), resolved));
    }

    @Override
    public Map<Step, Long> counts() {
        var counts = new EnumMap<Step, Long>(Step.class);
        for (Place place : places.values()) counts.merge(place.step, 1L, Long::sum);
        return counts;
    }

    @Override
    public Stream<Row> rows() {
        try {
            var lines = new JournalLines(file, lengthAtEnd >= 0 ? lengthAtEnd : writer.length());
            lines.nextJson();
            Stream<@Nullable Row> inProgress = places.values().stream().map(Place::row);
            return Stream.concat(inProgress.filter(Objects::nonNull), StreamSupport.stream(new LastLines(lines), false))
                    .onClose(() -> close(lines));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The last line of each row. */
    private final class LastLines extends AbstractSpliterator<Row> {
        private final JournalLines lines;

        LastLines(JournalLines lines) {
            super(places.size(), Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Row> action) {
            try {
                for (byte[] json = lines.nextJson(); json != null; json = lines.nextJson()) {
                    Row row = RowJson.readRow(json);
                    Place place = places.get(row.reference());
                    if (place == null || place.offset != lines.offset()) continue;
                    action.accept(row);
                    return true;
                }
                close(lines);
                return false;
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    private IllegalStateException unusable(@Nullable IOException e) {
        return new IllegalStateException(
                "the journal " + file + " must store each event, but the disk failed or is full", e);
    }

    private static void close(JournalLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            // it was only open for reading
        }
    }

    @Override
    public void close() {
        lengthAtEnd = writer.length();
        try (lock;
                writer;
                reader) {
            // close() of all three
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
