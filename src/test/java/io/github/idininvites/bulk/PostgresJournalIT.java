package io.github.idininvites.bulk;

import io.github.idininvites.support.Database;

final class PostgresJournalIT extends JdbcJournalTest {
    @Override
    Database database() {
        return Database.POSTGRESQL;
    }
}
