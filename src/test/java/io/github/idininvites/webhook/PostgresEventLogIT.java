package io.github.idininvites.webhook;

import io.github.idininvites.support.Database;

final class PostgresEventLogIT extends JdbcEventLogTest {
    @Override
    Database database() {
        return Database.POSTGRESQL;
    }
}
