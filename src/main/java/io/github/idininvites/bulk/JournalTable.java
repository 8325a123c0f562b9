package io.github.idininvites.bulk;

import io.github.idininvites.jdbc.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The rows of one run in a database. A key is a hexadecimal hash, because for some databases {@code a1} and {@code A1} are equal.
 * All keys of a run begin with the hash of its name.
 */
final class JournalTable {
    private static final int RUN_DIGITS = 16;
    private static final int REFERENCE_DIGITS = 32;
    private static final String COLUMNS =
            "row_key, group_id, reference, step, fingerprint, person_id, invite_id, url, status_code";

    final Sql sql;
    final String run;
    private final String runKey;

    record Found(String key, String groupId, Row row) {}

    JournalTable(DataSource dataSource, String run) {
        this.run = run;
        runKey = Fingerprint.hash(RUN_DIGITS, run);
        sql = new Sql(
                dataSource,
                e -> new IllegalStateException(
                        "the database must take the journal's statements, but answered SQLSTATE " + e.getSQLState()
                                + "; does it have Journal.JDBC_SCHEMA?",
                        e));
    }

    String key(String reference) {
        return runKey + Fingerprint.hash(REFERENCE_DIGITS, run, reference);
    }

    void check(String found, String groupId) {
        if (!found.equals(groupId))
            throw new IllegalStateException("the run " + run + " must be that of group " + groupId
                    + ", but is that of group " + found + "; take another name, or that group");
    }

    /** Rows in the order of their keys, after this key. */
    List<Found> page(String after, int most) {
        return sql.run(connection -> {
            try (PreparedStatement select = select(connection, COLUMNS, " ORDER BY row_key")) {
                select.setMaxRows(most);
                if (!after.isEmpty()) select.setString(1, after);
                return found(select);
            }
        });
    }

    Optional<Found> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM idin_bulk_row WHERE row_key = ?")) {
            select.setString(1, key);
            return found(select).stream().findFirst();
        }
    }

    Map<Step, Long> counts() {
        return sql.run(connection -> {
            var counts = new EnumMap<Step, Long>(Step.class);
            try (PreparedStatement select = select(connection, "step, COUNT(*)", " GROUP BY step");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) counts.put(Step.valueOf(rows.getString(1)), rows.getLong(2));
            }
            return counts;
        });
    }

    private PreparedStatement select(Connection connection, String columns, String rest) throws SQLException {
        PreparedStatement select = connection.prepareStatement(
                "SELECT " + columns + " FROM idin_bulk_row WHERE row_key > ? AND row_key < ?" + rest);
        select.setString(1, runKey);
        select.setString(2, runKey + "g"); // no hexadecimal digit is greater
        return select;
    }

    private static List<Found> found(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Found>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                var row = new Row(
                        rows.getString("reference"),
                        Step.valueOf(rows.getString("step")),
                        rows.getString("fingerprint"),
                        rows.getString("person_id"),
                        rows.getString("invite_id"),
                        rows.getString("url"),
                        rows.getInt("status_code"));
                found.add(new Found(rows.getString("row_key"), rows.getString("group_id"), row));
            }
        }
        return found;
    }
}
