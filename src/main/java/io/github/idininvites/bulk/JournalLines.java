package io.github.idininvites.bulk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a journal file: {@code 8 hexadecimal digits, space, JSON, LF}. The digits are the CRC-32C of the digits of the
 * line before and of the JSON of this line. So the reader notices a line that was lost, moved or changed.
 */
final class JournalLines implements AutoCloseable {
    private static final int PREFIX = 9;
    private static final int LONGEST = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final long end;
    private long lineNumber;
    private long offset;
    private long next;
    private int crc;

    JournalLines(Path file, long end) throws IOException {
        this.file = file;
        this.end = end;
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    static int crc(int before, byte[] json) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, before));
        crc.update(json);
        return (int) crc.getValue();
    }

    static byte[] line(int crc, byte[] json) {
        var line = ByteBuffer.allocate(PREFIX + json.length + 1);
        return line.put((HexFormat.of().toHexDigits(crc) + " ").getBytes(US_ASCII))
                .put(json)
                .put((byte) '\n')
                .array();
    }

    /** The JSON of the line that begins at this offset. */
    static byte[] jsonAt(RandomAccessFile file, long offset) throws IOException {
        for (int size = 512; ; size *= 8) {
            byte[] bytes = new byte[size];
            file.seek(offset);
            int read = file.read(bytes);
            for (int at = PREFIX; at < read; at++) if (bytes[at] == '\n') return Arrays.copyOfRange(bytes, PREFIX, at);
            if (read < size || size > LONGEST) throw new IOException("a line must be there, but is not");
        }
    }

    static int lengthOf(byte[] json) {
        return PREFIX + json.length + 1;
    }

    /**
     * The JSON of the next line; null at the end, and if the last line is torn, which means that it has no line feed.
     *
     * @throws IllegalStateException if a line is damaged, even the last one if it has a line feed: the call of that claim may
     *     have been made
     */
    byte @Nullable [] nextJson() throws IOException {
        offset = next;
        var bytes = new ByteArrayOutputStream(256);
        int last = 0;
        while (next < end && last != '\n' && (last = in.read()) >= 0) {
            next++;
            if (bytes.size() <= LONGEST) bytes.write(last);
        }
        if (next == offset) return null;
        lineNumber++;
        byte[] line = bytes.toByteArray();
        if (last == '\n' && line.length <= LONGEST && line.length > PREFIX + 1 && line[PREFIX - 1] == ' ') {
            byte[] json = Arrays.copyOfRange(line, PREFIX, line.length - 1);
            int expected = crc(crc, json);
            if (Arrays.equals(line(expected, json), line)) {
                crc = expected;
                return json;
            }
        }
        if (last == '\n') throw bad("is not", null);
        return null; // torn: its end was not written
    }

    /** The offset of the line that was read last; at the end, the offset where the good lines end. */
    long offset() {
        return offset;
    }

    /** The CRC of the last good line. */
    int crc() {
        return crc;
    }

    IllegalStateException bad(String what, @Nullable Exception cause) {
        return new IllegalStateException(
                "each line of the journal " + file + " must be as it was written, but line " + lineNumber + ", at byte "
                        + offset + ", " + what
                        + "; keep the file, and do not replace it with an older copy: the next run would repeat later calls",
                cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
