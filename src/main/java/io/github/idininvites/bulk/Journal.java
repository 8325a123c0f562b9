package io.github.idininvites.bulk;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers how far each row of a list is, so that no person is added or e-mailed twice: not after a crash, and not from another
 * machine. Before each POST the row is claimed, and the claim is on the disk or committed before the first byte leaves. After
 * it the outcome is written. A claim without an outcome is {@link Outcome.InDoubt}, and no run touches it again by itself.
 *
 * <p>A journal belongs to one list and one group. It holds references, ids, statuses, a salted hash of each row, and times; with
 * {@link BulkInvite.Builder#linksOnly()} the links too, because the API shows them once. Making one opens nothing.
 */
public abstract sealed class Journal permits FileJournal, JdbcJournal {
    /** What {@link #jdbc} needs in the database, in standard SQL: a row per person, for any number of runs. */
    public static final String JDBC_SCHEMA = """
            CREATE TABLE idin_bulk_row (
              row_key     VARCHAR(48) NOT NULL PRIMARY KEY,
              run_name    VARCHAR(64) NOT NULL,
              group_id    VARCHAR(64) NOT NULL,
              reference   VARCHAR(128) NOT NULL,
              step        VARCHAR(10) NOT NULL,
              fingerprint VARCHAR(16) NOT NULL,
              person_id   VARCHAR(255),
              invite_id   VARCHAR(255),
              url         VARCHAR(4000),
              status_code INTEGER NOT NULL,
              claimed_by  VARCHAR(36),
              expires_at  NUMERIC(19) NOT NULL,
              changed_at  NUMERIC(19) NOT NULL
            );
            """;

    Journal() {}

    /**
     * A file, for a list that one process at a time works on. If it is not there, the first run makes it, readable by its owner
     * only (0600 where the file system has such permissions). A lock on {@code <file>.lock} keeps other processes out; that file always stays, and must not
     * be deleted.
     *
     * <p>Each line is an event: a CRC-32C of the line before and this one, a space, JSON, a line feed. A row takes four lines of
     * the file; while the journal is open, the place of its last line is in memory. Many rows share one {@code fsync}. If the process died
     * while it wrote, the last line may be torn: it is copied to {@code <file>.torn-at-<offset>} and cut off. If any other line
     * is bad, the journal is refused, and the message names the line and its offset. If the disk is full or broken, no further
     * call is made.
     */
    public static Journal file(Path file) {
        return new FileJournal(file);
    }

    /**
     * A table, for a list that several processes or machines may work on. The database must have {@link #JDBC_SCHEMA}. Tested on
     * PostgreSQL, MariaDB and H2, each with its default settings.
     *
     * <p>Each statement is committed at once, on a connection of its own that is returned before the call is made. So give it
     * the plain data source, not one that takes part in the caller's transactions. A claim is for 10 minutes; only then can the
     * row be {@linkplain BulkInvite#resolve resolved}. Of those 10 minutes a call must not begin in the last nine, and it must
     * end within them: keep the client's {@code callTimeout} below 9 minutes, and the machines' clocks less than that apart.
     *
     * @param run names the list: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
     * @throws IllegalArgumentException if the name is none
     */
    public static Journal jdbc(DataSource dataSource, String run) {
        return new JdbcJournal(dataSource, run);
    }

    /**
     * The group that an earlier run with this journal used; empty if there was none. Make the group once, and after a crash take
     * it from here:
     *
     * <pre>{@code
     * GroupHandle group = idin.group(journal.groupId().orElseGet(() -> idin.groups().create("Company ABC").id()));
     * }</pre>
     *
     * @throws IllegalStateException if the file cannot be read or is no journal, or the database does not answer
     */
    public abstract Optional<String> groupId();

    /**
     * Opens it, for the group.
     *
     * @throws IllegalStateException if it is another group's, is in use, is damaged, or cannot be opened
     */
    abstract OpenJournal open(String groupId);
}
