package io.github.idininvites.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

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
            assertThat(row).hasSize(4).doesNotContain("", "``");
            assertThat(row.get(3)).matches("[0-9a-f]{7,}").isEqualTo(rows.get(0).get(3));
        });
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

    @Test
    void benchmarksAreOfTheSameCommit() throws IOException {
        assertThat(Files.readString(ClaimsTable.BENCHMARKS))
                .contains("\nCommit " + ClaimsTable.rows().get(0).get(3) + ", ");
    }
}
