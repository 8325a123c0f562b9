package io.github.idininvites.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BulkProgramTest {
    private static final Path SAMPLE = Path.of("src/test/resources/people.csv");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path people;

    @BeforeEach
    void copyTheSample() throws IOException {
        people = Files.copy(SAMPLE, folder.resolve("people.csv"));
    }

    @Test
    void invitesASampleInTheSandbox() throws IOException {
        assertThat(run(Map.of(), people.toString())).isZero();
        assertThat(out.toString(UTF_8))
                .contains("Invited    20, rejected 0, in doubt 0, not tried 0; each in " + folder);
        assertThat(Files.readAllLines(folder.resolve("people.report.csv"))).hasSize(21);
        assertThat(run(Map.of(), people.toString()))
                .as("a sandbox of its own each time")
                .isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void goesOnWhereItWasAndTellsDoubts() {
        try (var sandbox = IdinSandbox.start()) {
            sandbox.inject(Fault.LANDED_WITHOUT_ANSWER); // the group
            assertThat(run(environment(sandbox), people.toString())).isEqualTo(1);
            assertThat(err.toString(UTF_8)).startsWith("Failed: POST").contains("delivery: UNKNOWN");
            sandbox.inject(Fault.TOO_MANY_REQUESTS, 3_600); // the next try, which so makes no group
            assertThat(run(environment(sandbox), people.toString())).isEqualTo(1);
            assertThat(run(environment(sandbox), people.toString())).isZero();
            out.reset();
            sandbox.inject(Fault.LANDED_WITHOUT_ANSWER);
            assertThat(run(environment(sandbox), people.toString())).isZero();
            assertThat(out.toString(UTF_8)).as("nothing left to send").contains("Invited    20");
        }
    }

    @Test
    void tellsWhatIsWrongInTheFileBeforeItSendsAnything() throws IOException {
        Files.writeString(
                people,
                "reference,name,email_address,attributes\n1,Andre,andre@example.com,name\n2,,b@example.com,name\n");
        assertThat(run(Map.of(), people.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8))
                .contains("Check      2: line 3, column 2 (name): name must not be blank, but is", "Nothing was sent")
                .doesNotContain("Invited");
        assertThat(run(Map.of(), "--anyway", people.toString())).isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains("Invited    1, rejected 0, in doubt 0, not tried 1");
    }

    @Test
    void saysInOneLineWhatItNeeds() {
        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(run(Map.of(), "--else", "people.csv")).isEqualTo(1);
        assertThat(run(Map.of(), folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines())
                .hasSize(3)
                .startsWith("Cannot run: arguments must be [--anyway] people.csv, but are others");
        assertThat(err.toString(UTF_8)).contains("Cannot read or write: ");
    }

    private static Map<String, String> environment(IdinSandbox sandbox) {
        return Map.of(
                "IDIN_INVITES_BASE_URL", sandbox.baseUrl(),
                "IDIN_INVITES_KEY_ID", sandbox.keyId(),
                "IDIN_INVITES_KEY_SECRET", sandbox.keySecret());
    }

    private int run(Map<String, String> environment, String... arguments) {
        return BulkProgram.run(
                List.of(arguments), environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
