package io.github.idininvites.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a report as CSV with FastCSV, an optional dependency. */
final class ReportCsv {
    private ReportCsv() {}

    static void write(Path file, Stream<Outcome> outcomes) throws IOException {
        Files.deleteIfExists(file); // the old file may be readable by others
        var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FileJournal.ownerOnly());
        try (var csv = CsvWriter.builder().build(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            csv.writeRecord("reference", "outcome", "call", "status_code", "person_id", "invite_id", "url", "why");
            outcomes.forEach(outcome -> csv.writeRecord(fields(outcome)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String[] fields(Outcome outcome) {
        if (outcome instanceof Outcome.Invited it)
            return row(it, "invited", null, null, it.personId(), it.inviteId(), it.url(), null);
        if (outcome instanceof Outcome.Rejected it)
            return row(it, "rejected", it.call(), Integer.toString(it.statusCode()), null, null, null, null);
        if (outcome instanceof Outcome.InDoubt it)
            return row(it, "in_doubt", it.call(), null, it.personId(), null, null, null);
        return row(outcome, "not_tried", null, null, null, null, null, ((Outcome.NotTried) outcome).why());
    }

    private static String[] row(Outcome outcome, @Nullable String... rest) {
        var fields = new String[rest.length + 1];
        fields[0] = outcome.reference();
        for (int i = 0; i < rest.length; i++) fields[i + 1] = rest[i] == null ? "" : rest[i];
        return fields;
    }
}
