package io.github.idininvites.bulk;

import io.github.idininvites.jdbc.Sql;
import io.github.idininvites.model.NewPerson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An open journal in a table. A claim is a conditional update: if two processes try it, one succeeds. Each statement has its own
 * connection, so nothing stays open.
 */
final class OpenJdbcJournal implements OpenJournal {
    private static final int PAGE = 1_000;

    private final JournalTable table;
    private final Sql sql;
    private final String groupId;
    private final Duration lease;
    private final Clock clock;

    OpenJdbcJournal(JournalTable table, String groupId, Duration lease, Clock clock) {
        this.table = table;
        sql = table.sql;
        this.groupId = groupId;
        this.lease = lease;
        this.clock = clock;
    }

    @Override
    public String fingerprint(String reference, NewPerson person) {
        return Fingerprint.of(table.key(reference), person);
    }

    @Override
    public @Nullable Row find(String reference) {
        var found = sql.run(connection -> table.find(connection, table.key(reference)));
        if (found.isEmpty()) return null;
        table.check(found.get().groupId(), groupId);
        return found.get().row();
    }

    /** Runs the statement now, on the calling thread. */
    private static <T> CompletableFuture<T> future(Supplier<T> statement) {
        try {
            return CompletableFuture.completedFuture(statement.get());
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Optional<Claim>> claim(Row from, Step to) {
        return future(() -> claimNow(from, to));
    }

    private Optional<Claim> claimNow(Row from, Step to) {
        String token = UUID.randomUUID().toString();
        var claim = Claim.of(from.at(to), token, lease);
        String key = table.key(from.reference());
        boolean granted = sql.run(connection -> {
            if (from.step() == Step.NEW && insert(connection, key, claim)) return true;
            return Sql.update(
                            connection,
                            "UPDATE idin_bulk_row SET step = ?, claimed_by = ?, expires_at = ?, changed_at = ?"
                                    + " WHERE row_key = ? AND step = ?",
                            to.name(),
                            token,
                            clock.millis() + lease.toMillis(),
                            clock.millis(),
                            key,
                            from.step().name())
                    || isMine(connection, key, token);
        });
        return granted ? Optional.of(claim) : Optional.empty();
    }

    /** False if the row exists already. */
    private boolean insert(Connection connection, String key, Claim claim) throws SQLException {
        if (table.find(connection, key).isPresent()) return false; // some databases log a refused INSERT
        try {
            return Sql.update(
                    connection,
                    "INSERT INTO idin_bulk_row (row_key, run_name, group_id, reference, step, fingerprint, status_code,"
                            + " claimed_by, expires_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
                    key,
                    table.run,
                    groupId,
                    claim.row().reference(),
                    claim.row().step().name(),
                    claim.row().fingerprint(),
                    claim.token(),
                    clock.millis() + lease.toMillis(),
                    clock.millis());
        } catch (SQLException e) {
            if (Sql.isIntegrityViolation(e)) return false;
            throw e;
        }
    }

    /** An earlier try may have succeeded although its answer was lost. */
    private static boolean isMine(Connection connection, String key, String token) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT row_key FROM idin_bulk_row WHERE row_key = ? AND claimed_by = ?")) {
            select.setString(1, key);
            select.setString(2, token);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Changes nothing if the claim ended and somebody resolved the row. */
    @Override
    public CompletableFuture<Void> record(Claim claim, Row outcome) {
        return future(() -> sql.run(connection -> Sql.update(
                        connection,
                        "UPDATE idin_bulk_row SET step = ?, person_id = ?, invite_id = ?, url = ?, status_code = ?,"
                                + " claimed_by = NULL, expires_at = 0, changed_at = ? WHERE row_key = ? AND claimed_by = ?",
                        outcome.step().name(),
                        outcome.personId(),
                        outcome.inviteId(),
                        outcome.url(),
                        outcome.statusCode(),
                        clock.millis(),
                        table.key(outcome.reference()),
                        claim.token())))
                .thenAccept(changed -> {});
    }

    @Override
    public void resolve(Row doubt, Row resolved) {
        long now = clock.millis();
        boolean done = sql.run(connection -> Sql.update(
                connection,
                "UPDATE idin_bulk_row SET step = ?, person_id = ?, claimed_by = NULL, expires_at = 0, changed_at = ?"
                        + " WHERE row_key = ? AND step = ? AND expires_at <= ?",
                resolved.step().name(),
                resolved.personId(),
                now,
                table.key(doubt.reference()),
                doubt.step().name(),
                now));
        if (!done)
            throw new IllegalStateException("row " + doubt.reference()
                    + " must be in doubt, and its claim must have ended, but that is not so; a claim ends after "
                    + lease.toMinutes() + " minutes");
    }

    @Override
    public Map<Step, Long> counts() {
        return table.counts();
    }

    @Override
    public Stream<Row> rows() {
        return Stream.iterate(
                        table.page("", PAGE),
                        page -> !page.isEmpty(),
                        page -> table.page(page.get(page.size() - 1).key(), PAGE))
                .flatMap(List::stream)
                .map(JournalTable.Found::row);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
