package io.github.idininvites.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code mvn clean verify -P claims} wrote last. That command does not run this test: the claims may have changed since. */
@DisabledIfSystemProperty(named = "claims", matches = "true")
final class ClaimsTest {
    @Test
    void tableHasEachClaimOnceWithFigureCommandAndCommit() throws IOException {
        var rows = ClaimsTable.rows();
        assertThat(rows.stream().map(row -> row.get(0)))
                .containsExactlyElementsOf(
                        Arrays.stream(Proof.values()).map(claim -> claim.text).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(4).doesNotContain("");
            assertThat(row.get(3)).matches("[0-9a-f]{7,}").isEqualTo(commit());
        });
        assertThat(rows)
                .zipSatisfy(
                        List.of(Proof.values()),
                        (row, claim) -> assertThat(row.get(2)).matches(claim.used()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void figuresAreMeasuredAtOneCommit(Path written) throws IOException {
        assertThat(Files.readString(written))
                .contains("Commit " + commit() + ", ")
                .doesNotContainIgnoringCase("not measured")
                .doesNotContainIgnoringCase("provisional");
    }

    static List<Path> written() {
        return List.of(ClaimsTable.CLAIMS, ClaimsTable.BENCHMARKS);
    }

    @Test
    void commitIsInTheHistory() {
        assumeThat(Path.of(".git")).exists();
        // A shallow clone does not have it, nor does a branch that was merged as one commit.
        assumeThatCode(() -> ClaimsTable.git("cat-file", "-e", commit())).doesNotThrowAnyException();
        assertThatCode(() -> ClaimsTable.git("merge-base", "--is-ancestor", commit(), "HEAD"))
                .as("the figures must be of a commit before HEAD")
                .doesNotThrowAnyException();
    }

    private static String commit() throws IOException {
        return ClaimsTable.rows().get(0).get(3);
    }

    @Test
    void readmeAndContributingShowTheFiguresOfTheTable() throws IOException {
        for (Path reader : ClaimsTable.READERS) {
            String text = Files.readString(reader);
            assertThat(text).as(reader.toString()).isEqualTo(ClaimsTable.filled(text, ClaimsTable.figures()));
        }
        assertThat(Files.readString(Path.of("CONTRIBUTING.md")))
                .contains(List.of("<!-- figure: test-minutes -->", "<!-- figure: verify-minutes -->"));
    }
}
