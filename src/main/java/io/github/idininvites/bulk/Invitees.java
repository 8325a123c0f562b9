package io.github.idininvites.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lists of persons in files. */
public final class Invitees {
    private Invitees() {}

    /**
     * The persons of a CSV file (RFC 4180, UTF-8, with or without a byte order mark), read while you go; the stream knows how
     * many there are. Close it; {@link BulkInvite#run(Stream)} does. Needs {@code de.siegmar:fastcsv}.
     *
     * <p>The first line names the columns, by the API's names, in any order, separated by commas or semicolons:
     *
     * <ul>
     *   <li>{@code reference}: your own name for the person; see {@link Invitee#of}
     *   <li>{@code name}
     *   <li>{@code email_address}: may be empty, and the column may be missing, if you hand the links out yourself
     *   <li>{@code attributes}: what the person is asked for, separated by blanks: {@code name 18y_or_older}; may be empty or
     *       missing
     * </ul>
     *
     * <p>A bad row does not end the stream: {@link BulkInvite#check} lists all of them by line and column, and {@link
     * BulkInvite#run(Stream)} sends nothing for them.
     *
     * @throws IllegalArgumentException if the first line is not as said, or the file is no CSV: the message says where
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if FastCSV is not on the class path
     */
    public static Stream<Invitee> fromCsv(Path file) {
        try {
            return InviteesCsv.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoClassDefFoundError e) {
            throw withoutFastCsv(e);
        }
    }

    static IllegalStateException withoutFastCsv(NoClassDefFoundError e) {
        return new IllegalStateException(
                "CSV files need FastCSV, but it is not on the class path: add de.siegmar:fastcsv", e);
    }
}
