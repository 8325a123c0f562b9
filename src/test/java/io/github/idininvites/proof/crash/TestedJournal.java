package io.github.idininvites.proof.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idininvites.bulk.Journal;
import io.github.idininvites.support.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** A journal that workers of other processes use, and that this test reads with no code of the library's. */
interface TestedJournal {
    /** For {@link CrashWorker}. */
    String argument();

    /** By reference, the step of each row's last event. No process may have the journal open. */
    Map<String, String> steps();

    /** By reference, the call of each claim without an outcome. */
    default Map<String, String> openClaims() {
        return openClaims(steps());
    }

    static Map<String, String> openClaims(Map<String, String> steps) {
        var open = new TreeMap<String, String>();
        steps.forEach((reference, step) -> {
            if (step.equals("ADDING")) open.put(reference, PostLedger.ADD_PERSON);
            if (step.equals("INVITING")) open.put(reference, PostLedger.SEND_INVITE);
        });
        return open;
    }

    /** Which of the two. */
    enum Kind {
        FILE {
            @Override
            TestedJournal in(Path folder) {
                return new InFile(folder.resolve("people.journal"));
            }
        },
        JDBC {
            @Override
            TestedJournal in(Path folder) {
                var database = (PGSimpleDataSource) Database.POSTGRESQL.empty();
                Database.execute(database, Journal.JDBC_SCHEMA);
                return new InDatabase(database);
            }
        };

        abstract TestedJournal in(Path folder);
    }

    /** {@link Journal#file}. */
    record InFile(Path file) implements TestedJournal {
        private static final ObjectMapper MAPPER = new ObjectMapper();
        private static final int CHECKSUM = "12345678 ".length();

        /** That a row came to a step. */
        record Event(String reference, String step) {}

        @Override
        public String argument() {
            return file.toString();
        }

        /** Its whole lines, but for the header. */
        List<Event> events() {
            try {
                String text = Files.readString(file, UTF_8);
                var events = new ArrayList<Event>();
                for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1)) {
                    var json = MAPPER.readTree(line.isEmpty() ? "" : line.substring(CHECKSUM));
                    if (json.has("ref"))
                        events.add(new Event(
                                json.path("ref").asText(), json.path("step").asText()));
                }
                return events;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Map<String, String> steps() {
            var steps = new HashMap<String, String>();
            for (var event : events()) steps.put(event.reference, event.step);
            return steps;
        }
    }

    /** {@link Journal#jdbc}. */
    record InDatabase(PGSimpleDataSource database) implements TestedJournal {
        private static final String END_OTHERS = """
                SELECT COUNT(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()""";

        @Override
        public String argument() {
            return database.getUrl() + (database.getUrl().contains("?") ? "&" : "?") + "user=" + database.getUser();
        }

        /** PostgreSQL may still be at a statement of a dead process. So its connections are ended first. */
        @Override
        public Map<String, String> steps() {
            var steps = new HashMap<String, String>();
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(END_OTHERS);
                try (var rows = statement.executeQuery("SELECT reference, step FROM idin_bulk_row")) {
                    while (rows.next()) steps.put(rows.getString(1), rows.getString(2));
                }
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return steps;
        }
    }
}
