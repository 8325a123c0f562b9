package io.github.idininvites.proof.crash;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a worker's report says of each row. */
final class WorkerReport {
    private final Map<String, NamedCsvRecord> rows = new HashMap<>();

    WorkerReport(Path csv) throws IOException {
        try (var records = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (var row : records)
                if (rows.put(row.getField("reference"), row) != null)
                    throw new AssertionError(row.getField("reference") + " is in the report twice");
        }
    }

    int size() {
        return rows.size();
    }

    /** The column of the row; empty if it has none, or there is no such row. */
    String field(String reference, String column) {
        var row = rows.get(reference);
        return row == null ? "" : row.getField(column);
    }

    long count(String outcome) {
        return rows.values().stream()
                .filter(row -> row.getField("outcome").equals(outcome))
                .count();
    }
}
