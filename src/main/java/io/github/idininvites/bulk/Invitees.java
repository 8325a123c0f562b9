package io.github.idininvites.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads lists of persons from files. */
public final class Invitees {
    private Invitees() {}

    /**
     * The persons of a CSV file (RFC 4180, UTF-8, with or without a byte order mark). The stream reads the file as you consume
     * it, and knows the number of rows. Close it; {@link BulkInvite#run(Stream)} does so. Needs {@code de.siegmar:fastcsv}.
     *
     * <p>The first line has the names of the columns, in any order, separated by commas or semicolons:
     *
     * <ul>
     *   <li>{@code reference}: your own key of the person; see {@link Invitee#of}
     *   <li>{@code name}
     *   <li>{@code email_address}: may be empty or missing if you hand out the links yourself
     *   <li>{@code attributes}: what you request of the person, by the API's names, separated by blanks: {@code name
     *       18y_or_older}; may be empty or missing
     * </ul>
     *
     * <p>An invalid row does not end the stream. {@link BulkInvite#check} lists each with its line and column, and {@link
     * BulkInvite#run(Stream)} sends nothing for it.
     *
     * @throws IllegalArgumentException if the first line has other columns, or the file is not CSV; the message says where
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalStateException if FastCSV is not on the class path or module path
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
