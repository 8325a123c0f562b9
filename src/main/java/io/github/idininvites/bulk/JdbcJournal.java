package io.github.idininvites.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A journal in a table. */
final class JdbcJournal extends Journal {
    static final Duration LEASE = Duration.ofMinutes(10);
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final String run;
    private final JournalTable table;
    private final Duration lease;
    private final Clock clock;

    JdbcJournal(DataSource dataSource, String run) {
        this(dataSource, run, LEASE, Clock.systemUTC());
    }

    JdbcJournal(DataSource dataSource, String run, Duration lease, Clock clock) {
        Objects.requireNonNull(dataSource, "dataSource must not be null");
        if (!RUN.matcher(Objects.requireNonNull(run, "run must not be null")).matches())
            throw new IllegalArgumentException("run must be 1 to 64 letters, digits, '-', '_' or '.', but is "
                    + run.length() + " characters that are not");
        this.run = run;
        table = new JournalTable(dataSource, run);
        this.lease = lease;
        this.clock = clock;
    }

    @Override
    public Optional<String> groupId() {
        return table.page("", 1).stream().findFirst().map(JournalTable.Found::groupId);
    }

    @Override
    OpenJournal open(String groupId) {
        groupId().ifPresent(found -> table.check(found, groupId));
        return new OpenJdbcJournal(table, groupId, lease, clock);
    }

    @Override
    public String toString() {
        return "Journal[run=" + run + "]";
    }
}
