package io.github.idininvites.webhook;

import io.github.idininvites.support.Database;

final class MariaDbEventLogIT extends JdbcEventLogTest {
    @Override
    Database database() {
        return Database.MARIADB;
    }
}
