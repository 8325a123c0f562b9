package io.github.idininvites.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that the tests run on: each data source is to an empty one of its own. */
public enum Database {
    H2 {
        @Override
        public DataSource empty() {
            var h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return h2;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource empty() {
            String name = "test" + UUID.randomUUID().toString().replace("-", "");
            execute(Postgres.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
            return Postgres.SERVER.getDatabase(
                    "postgres", name, Map.of("loggerLevel", "OFF")); // else each refused statement is printed
        }
    },
    MARIADB {
        @Override
        public DataSource empty() {
            return MariaDb.empty();
        }
    };

    public abstract DataSource empty();

    /** Executes these statements, which end with semicolons. */
    public static void execute(DataSource database, String statements) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements.split(";", -1)) if (!one.isBlank()) statement.execute(one);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static long number(DataSource database, String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A real PostgreSQL, out of Maven Central, in a process of its own that ends with this one at the latest. */
    public static EmbeddedPostgres startPostgres() {
        try {
            // Where its programs are unpacked, for this run and the next.
            System.setProperty("ot.epg.working-dir", new File("target", "postgres").getAbsolutePath());
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = startPostgres();
    }
}
