package io.github.idininvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.JavaProcess;
import io.github.idininvites.webhook.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final Path EXAMPLES = Path.of("src/test/java/io/github/idininvites/example");
    private static final Pattern REGION = Pattern.compile("(?s) *// README\n(.*?)\n *// end\n");

    @Test
    void showsTheSnippetsThatTheTestsCompileAndRun() {
        List<String> compiled = Stream.of(
                        EXAMPLES.resolve("ReadmeExample.java"),
                        EXAMPLES.resolve("ReadmeSnippetsTest.java"),
                        Path.of("src/it/spring-boot/src/main/java/app/IdinWebhooks.java"))
                .flatMap(file -> matches(REGION, read(file)))
                .map(String::stripIndent)
                .toList();
        assertThat(compiled).hasSizeGreaterThan(5);
        assertThat(blocks("java")).containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void showsTheSchemaThatTheEventLogNeeds() {
        assertThat(blocks("sql")).containsExactly(EventLog.JDBC_SCHEMA.strip());
    }

    @Test
    void startsWithTheQuickStartThenTheTests() {
        assertThat(blocks("shell")).startsWith("mvn -q test-compile exec:java", "mvn verify");
        assertThat(read(Path.of(".ci/run"))).endsWith("\nmvn verify\n");
    }

    @Test
    void runsItsFirstExample() throws Exception {
        try (var sandbox = IdinSandbox.start()) {
            var java = JavaProcess.of(List.of(), "io.github.idininvites.example.ReadmeExample");
            java.environment()
                    .putAll(Map.of(
                            "IDIN_INVITES_KEY_ID", sandbox.keyId(),
                            "IDIN_INVITES_KEY_SECRET", sandbox.keySecret(),
                            "IDIN_INVITES_BASE_URL", sandbox.baseUrl()));
            var process = java.start();
            var lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor()).as("exit code, after %s", lines).isZero();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).endsWith(" Optional.empty");
            assertThat(lines.get(1)).isEqualTo("null");
        }
    }

    private static List<String> blocks(String language) {
        return matches(Pattern.compile("(?s)```" + language + "\n(.*?)\n```\n"), read(Path.of("README.md")))
                .toList();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
