package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What GitHub would run with too many rights, for too long, or in a version that somebody else can change. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of(".github", "workflows");
    private static final String PINNED = "(- )?uses: [\\w-]+(/[\\w-]+)+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+";

    static List<Path> workflows() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinsEachActionByItsCommitAndNamesItsVersion(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow).stream().map(String::strip).filter(line -> line.contains("uses:")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void givesRightsToJobsOnlyAndEachJobATimeLimit(Path workflow) throws IOException {
        Map<String, Object> read = read(workflow);
        assertThat(read).containsEntry("permissions", Map.of()).containsKey("concurrency");
        assertThat(jobs(read)).isNotEmpty().allSatisfy(job -> {
            assertThat(job.get("timeout-minutes")).isInstanceOf(Integer.class);
        });
    }

    @Test
    void givesEachJobTheRightsThatItNeedsAndNoOther() throws IOException {
        var rights = new TreeMap<String, Object>();
        for (Path workflow : workflows())
            map(read(workflow).get("jobs"))
                    .forEach((name, job) ->
                            rights.put(workflow.getFileName() + " " + name, map(map(job).get("permissions"))));
        assertThat(rights)
                .isEqualTo(Map.of(
                        "build.yml verify", Map.of("contents", "read"),
                        "codeql.yml analyze", Map.of("contents", "read", "security-events", "write"),
                        "dependency-review.yml review", Map.of("contents", "read"),
                        "release.yml verify", Map.of("contents", "read"),
                        "release.yml publish", Map.of("contents", "read", "id-token", "write", "attestations", "write"),
                        "release.yml docs", Map.of("contents", "read", "id-token", "write", "pages", "write")));
    }

    /** Never {@code pull_request_target}: it would run a stranger's pull request with our rights. */
    @Test
    void startsForTheseEventsOnly() throws IOException {
        var events = new TreeMap<String, String>();
        for (Path workflow : workflows()) {
            Map<?, ?> read = read(workflow);
            events.put(workflow.getFileName().toString(), String.valueOf(read.get(true))); // YAML takes "on" for true
        }
        assertThat(events)
                .isEqualTo(Map.of(
                        "build.yml", "{push={branches=[main]}, pull_request=null}",
                        "codeql.yml", "{push={branches=[main]}, pull_request=null, schedule=[{cron=17 4 * * 1}]}",
                        "dependency-review.yml", "pull_request",
                        "release.yml", "{push={tags=[v*]}}"));
    }

    @Test
    void publishesOnlyWhatIsVerifiedAndApprovedAndItsDocsAfterIt() throws IOException {
        var jobs = map(read(FOLDER.resolve("release.yml")).get("jobs"));
        assertThat(map(jobs.get("publish")))
                .containsEntry("needs", "verify")
                .containsEntry("environment", "maven-central")
                .doesNotContainKey("if");
        assertThat(map(jobs.get("docs"))).containsEntry("needs", "publish").doesNotContainKey("if");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void leavesNoTokenBesideTheSources(Path workflow) throws IOException {
        assertThat(jobs(read(workflow))
                        .flatMap(job -> ((List<?>) job.getOrDefault("steps", List.of())).stream())
                        .map(WorkflowsTest::map)
                        .filter(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@")))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(map(step.get("with"))).containsEntry("persist-credentials", false));
    }

    @Test
    void buildsOnEachJdkAndEachSystem() throws IOException {
        var verify = map(map(read(FOLDER.resolve("build.yml")).get("jobs")).get("verify"));
        assertThat(map(map(verify.get("strategy")).get("matrix")))
                .isEqualTo(Map.of(
                        "os", List.of("ubuntu-latest", "macos-latest", "windows-latest"), "java", List.of(17, 21, 25)));
    }

    private static Map<String, Object> read(Path workflow) throws IOException {
        return new Yaml().load(Files.readString(workflow));
    }

    private static Stream<Map<String, Object>> jobs(Map<String, Object> workflow) {
        return map(workflow.get("jobs")).values().stream().map(WorkflowsTest::map);
    }

    @SuppressWarnings("unchecked") // what YAML's maps have as keys
    private static Map<String, Object> map(@Nullable Object yaml) {
        return (Map<String, Object>) Objects.requireNonNull(yaml, "a key is missing");
    }
}
