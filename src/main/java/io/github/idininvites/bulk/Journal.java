package io.github.idininvites.bulk;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers how far each row of a list is. So no person is added or e-mailed twice, even after a crash or from another machine.
 * Before each POST the journal claims the row: the claim is on the disk, or committed, before the first byte is sent. After the
 * POST it records the outcome. A row with a claim and no outcome is {@link Outcome.InDoubt}, and no run tries it again until you
 * resolve it.
 *
 * <p>A journal belongs to one list and one group. It holds references, ids, statuses, times and a salted hash of each row. With
 * {@link BulkInvite.Builder#linksOnly()} it also holds the links, because the API shows each link once. Creating the object opens
 * nothing. Safe for use by many threads.
 */
public abstract sealed class Journal permits FileJournal, JdbcJournal {
    /** The table that {@link #jdbc} needs, in standard SQL. It has one row per person, and serves any number of runs. */
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
     * A journal in a file, for a list that one process at a time works on. If the file does not exist, the first run creates it.
     * Only the owner can read it (0600, if the file system has such permissions). A lock on {@code <file>.lock} keeps other
     * processes out. Do not delete that file: it stays there between runs.
     *
     * <p>Each line is an event: a CRC-32C of the line before and this one, a space, JSON, a line feed. A row takes four lines of
     * the file. While the journal is open, the place of its last line is in memory. Many rows share one {@code fsync}. If
     * the process dies while it writes, the last line may be incomplete. The next run moves such a line to {@code
     * <file>.torn-at-<offset>}. If any other line is damaged, the journal is refused; the message has the number of the line and
     * its offset. If the disk is full or fails, no further call is made.
     */
    public static Journal file(Path file) {
        return new FileJournal(file);
    }

    /**
     * A journal in a database, for a list that several processes or machines may work on. Create the table with {@link
     * #JDBC_SCHEMA}. Tested on PostgreSQL, MariaDB and H2, each with its default settings.
     *
     * <p>Each statement has its own connection and is committed at once; no connection is held during a call. So pass the plain
     * data source, not one that takes part in the caller's transactions. A claim lasts 10 minutes; after that the row can be
     * {@linkplain BulkInvite#resolve resolved}. A call begins in the first of these minutes or not at all, and must end within
     * the other nine. So keep the client's {@code callTimeout}, plus the difference between the clocks of the machines, below 9
     * minutes.
     *
     * @param run the name of the list: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
     * @throws IllegalArgumentException if {@code run} is not such a name
     */
    public static Journal jdbc(DataSource dataSource, String run) {
        return new JdbcJournal(dataSource, run);
    }

    /**
     * The id of the group that the journal belongs to; empty before the first run. Create the group once, and take it from here
     * after a crash:
     *
     * <pre>{@code
     * GroupHandle group = idin.group(journal.groupId().orElseGet(() -> idin.groups().create("Company ABC").id()));
     * }</pre>
     *
     * @throws IllegalStateException if the file cannot be read or is not a journal, or the database fails
     */
    public abstract Optional<String> groupId();

    /**
     * Opens it, for the group.
     *
     * @throws IllegalStateException if it belongs to another group, is in use, is damaged, or cannot be opened
     */
    abstract OpenJournal open(String groupId);
}
