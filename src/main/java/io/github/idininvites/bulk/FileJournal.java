package io.github.idininvites.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A journal in a file. This class opens it. */
final class FileJournal extends Journal {
    private static final int LONGEST_HEADER = 1_000;
    private static final Pattern TORN_HEADER =
            Pattern.compile("[0-9a-f]{0,8}|[0-9a-f]{8} (\\{|\\{\"|\\{\"a|\\{\"at|\\{\"at\".*)?", Pattern.DOTALL);

    private final Path file;

    FileJournal(Path file) {
        this.file = Objects.requireNonNull(file, "file must not be null").toAbsolutePath();
        if (!file.getFileSystem().equals(FileSystems.getDefault()))
            throw new IllegalArgumentException("file must be on the default file system, but is on another");
    }

    /** The permissions of a file that holds ids and links. */
    static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public Optional<String> groupId() {
        try {
            if (Files.notExists(file)) return Optional.empty();
            try (var lines = new JournalLines(file, Long.MAX_VALUE)) {
                byte[] first = lines.nextJson();
                return first == null
                        ? Optional.empty()
                        : Optional.of(header(lines, first).group());
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    OpenJournal open(String groupId) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, ownerOnly());
                forceFolder();
            }
            Path real = file.toRealPath(); // so that all links to the file share one lock
            var lock = JournalLock.of(real);
            try {
                return open(real, groupId, lock);
            } catch (IOException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static OpenJournal open(Path file, String groupId, JournalLock lock) throws IOException {
        var places = new ConcurrentHashMap<String, OpenFileJournal.Place>();
        try (var lines = new JournalLines(file, Long.MAX_VALUE)) {
            byte[] first = lines.nextJson();
            RowJson.Header header = first == null ? null : header(lines, first);
            if (header != null && !header.group().equals(groupId))
                throw new IllegalStateException("the journal " + file + " must be that of group " + groupId
                        + ", but is that of group " + header.group() + "; take another file, or that group");
            if (header != null) read(lines, places);
            else refuseAnotherFile(file, lines);
            keepTorn(file, lines.offset());
            var writer = new JournalWriter(file, lines.offset(), lines.crc());
            try {
                if (header == null) {
                    header = new RowJson.Header(UUID.randomUUID().toString(), groupId, salt());
                    write(writer, RowJson.header(header));
                }
                return new OpenFileJournal(file, header.salt(), places, writer, lock);
            } catch (IOException | RuntimeException | Error e) { // the disk is full, say
                writer.close();
                throw e;
            }
        }
    }

    private static void write(JournalWriter writer, byte[] header) throws IOException {
        var written = new CompletableFuture<JournalWriter.Line>();
        writer.append(new JournalWriter.Line(header, true, written::complete));
        IOException failure = written.join().failure();
        if (failure != null) throw failure;
    }

    private static void read(JournalLines lines, Map<String, OpenFileJournal.Place> places) throws IOException {
        for (byte[] json = lines.nextJson(); json != null; json = lines.nextJson()) {
            try {
                Row row = RowJson.readRow(json);
                places.put(row.reference(), new OpenFileJournal.Place(lines.offset(), row.step(), null));
            } catch (IOException e) {
                throw lines.bad("is no event that this version knows", e);
            }
        }
    }

    private static RowJson.Header header(JournalLines lines, byte[] json) {
        try {
            return RowJson.readHeader(json);
        } catch (IOException e) {
            throw lines.bad("is no header that this version knows", e);
        }
    }

    /** A file without a line feed may be another file by mistake, and not a header that a crash tore. */
    private static void refuseAnotherFile(Path file, JournalLines lines) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            if (start.length() == LONGEST_HEADER || !TORN_HEADER.matcher(start).matches())
                throw lines.bad("is no header that this version knows", null);
        }
    }

    /** The journal does not need a torn line, but the user may want to see it. */
    private static void keepTorn(Path file, long offset) throws IOException {
        if (Files.size(file) == offset) return;
        try (var from = FileChannel.open(file, StandardOpenOption.READ);
                var to = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".torn-at-" + offset),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE),
                        ownerOnly())) {
            for (long at = offset; at < from.size(); ) at += from.transferTo(at, from.size() - at, to);
            to.force(true);
        }
    }

    /** Makes the new file survive a power cut. Windows cannot do this for a folder, and does not need it. */
    private void forceFolder() {
        Path folder = file.getParent();
        if (folder == null) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows
        }
    }

    private static String salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private IllegalStateException unusable(@Nullable IOException e) {
        return new IllegalStateException(
                "the journal " + file + " must be a file to read and write, on a disk with room, but is not", e);
    }

    @Override
    public String toString() {
        return "Journal[" + file + "]";
    }
}
