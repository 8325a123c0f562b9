package io.github.idininvites.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads persons from CSV with FastCSV, an optional dependency. Messages quote no value, because it may be personal. */
final class InviteesCsv {
    private static final String REFERENCE = "reference";
    private static final String NAME = "name";
    private static final String EMAIL_ADDRESS = "email_address";
    private static final String ATTRIBUTES = "attributes";
    private static final List<String> COLUMNS = List.of(REFERENCE, NAME, EMAIL_ADDRESS, ATTRIBUTES);
    private static final Map<String, Attribute> BY_NAME = Map.of(
            "identity", Attribute.IDENTITY,
            "name", Attribute.NAME,
            "address", Attribute.ADDRESS,
            "18y_or_older", Attribute.EIGHTEEN_OR_OLDER,
            "date_of_birth", Attribute.DATE_OF_BIRTH,
            "gender", Attribute.GENDER,
            "telephone_number", Attribute.TELEPHONE_NUMBER,
            "email_address", Attribute.EMAIL_ADDRESS);
    private static final char REPLACEMENT = '\uFFFD';

    private final List<String> header;

    private InviteesCsv(List<String> header) {
        this.header = header;
    }

    static Stream<Invitee> read(Path file) throws IOException {
        char separator = separator(file);
        long rows = 0;
        try (var counted = open(file, separator)) {
            var each = counted.iterator();
            checked(each);
            for (; each.hasNext(); each.next()) rows++;
        } catch (CsvParseException e) {
            throw noCsv(rows); // what FastCSV says may quote the row
        }
        var csv = open(file, separator);
        var records = csv.iterator();
        var invitees = new InviteesCsv(checked(records));
        var persons = new Iterator<Invitee>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Invitee next() {
                return invitees.invitee(records.next());
            }
        };
        int each = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliterator(persons, rows, each), false)
                .onClose(() -> close(csv));
    }

    private static IllegalArgumentException noCsv(long rows) {
        return new IllegalArgumentException("the file must be CSV (RFC 4180), but row " + (rows + 1)
                + " behind the header is not; is a quote missing?");
    }

    private static CsvReader<CsvRecord> open(Path file, char separator) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .allowUnclosedQuote(false) // it would swallow the rest of the file
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // invitee() reports it, with the line
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file);
    }

    /** Looks for the separator without parsing quotes, as the names of the columns contain no separator. */
    private static char separator(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(1_000), StandardCharsets.UTF_8);
            String header = start.lines().findFirst().orElse("");
            return header.indexOf(';') >= 0 ? ';' : ',';
        }
    }

    private static List<String> checked(Iterator<CsvRecord> records) {
        var header = new ArrayList<String>();
        if (records.hasNext())
            for (String name : records.next().getFields())
                header.add(name.strip().toLowerCase(Locale.ROOT));
        for (int i = 0; i < header.size(); i++) {
            String rule = "line 1 must name the columns, each one of " + COLUMNS + " and once, but column " + (i + 1);
            if (!COLUMNS.contains(header.get(i))) throw new IllegalArgumentException(rule + " is none of these");
            if (header.indexOf(header.get(i)) < i) throw new IllegalArgumentException(rule + " comes again");
        }
        if (!header.contains(REFERENCE) || !header.contains(NAME))
            throw new IllegalArgumentException(
                    "line 1 must name the columns " + REFERENCE + " and " + NAME + ", but one is missing");
        return header;
    }

    private Invitee invitee(CsvRecord record) {
        long line = record.getStartingLineNumber();
        String reference = field(record, REFERENCE).strip();
        String wrong = Invitee.problemOf(reference);
        String shown = wrong == null ? reference : "line " + line;
        if (wrong != null) return unusable(shown, line, REFERENCE, "reference " + wrong);
        if (record.getFieldCount() != header.size())
            return Invitee.unusable(
                    shown,
                    "line " + line + ": must have " + header.size() + " columns, but has " + record.getFieldCount());
        for (String column : COLUMNS)
            if (field(record, column).indexOf(REPLACEMENT) >= 0)
                return unusable(shown, line, column, "must be UTF-8, but is not: save the file as UTF-8");
        NewPerson person;
        try {
            person = NewPerson.of(field(record, NAME).strip());
        } catch (IllegalArgumentException e) {
            return unusable(shown, line, NAME, e.getMessage());
        }
        try {
            String address = field(record, EMAIL_ADDRESS).strip();
            if (!address.isEmpty()) person = NewPerson.of(person.name(), address);
        } catch (IllegalArgumentException e) {
            return unusable(shown, line, EMAIL_ADDRESS, e.getMessage());
        }
        for (String name : field(record, ATTRIBUTES).strip().split("\\s+", -1)) {
            if (name.isEmpty()) continue;
            Attribute attribute = BY_NAME.get(name.toLowerCase(Locale.ROOT));
            if (attribute == null)
                return unusable(
                        shown,
                        line,
                        ATTRIBUTES,
                        "must be names of attributes with blanks between them, but one is none");
            person = person.requesting(attribute);
        }
        return Invitee.of(reference, person);
    }

    private Invitee unusable(String reference, long line, String column, @Nullable String problem) {
        return Invitee.unusable(
                reference,
                "line " + line + ", column " + (header.indexOf(column) + 1) + " (" + column + "): " + problem);
    }

    /** Empty if the row or the file lacks the column. */
    private String field(CsvRecord record, String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= record.getFieldCount() ? "" : record.getField(at);
    }

    private static void close(CsvReader<CsvRecord> csv) {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
