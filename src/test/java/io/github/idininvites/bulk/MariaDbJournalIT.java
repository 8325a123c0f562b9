package io.github.idininvites.bulk;

import io.github.idininvites.support.Database;

final class MariaDbJournalIT extends JdbcJournalTest {
    @Override
    Database database() {
        return Database.MARIADB;
    }
}
