package io.github.idininvites;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds CHANGELOG.md to the format of Keep a Changelog 1.1.0. */
final class ChangelogTest {
    private static final List<String> KINDS = List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");
    private static final Pattern VERSION =
            Pattern.compile("\\[(Unreleased|\\d+\\.\\d+\\.\\d+)\\]( - \\d{4}-\\d\\d-\\d\\d)?");

    @Test
    void keepsAChangelogAsKeepAChangelogSays() throws IOException {
        assertThat(flaws(Files.readString(Path.of("CHANGELOG.md")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Changelog; ## [Unreleased]; ### Added; - a; ### Fixed; - b; [Unreleased]: u | []",
                "# Changelog; ## [Unreleased]; ## [1.0.0] - 2026-01-01; [Unreleased]: u; [1.0.0]: u | []",
                "# Changes; ## [Unreleased]; [Unreleased]: u | [title]",
                "# Changelog; ## [1.0.0] - 2026-01-01; [1.0.0]: u | [versions]",
                "# Changelog; ## [Unreleased]; ## [1.0.0]; [Unreleased]: u; [1.0.0]: u | [version [1.0.0]]",
                "# Changelog; ## [Unreleased]; ## 1.0.0 - 2026-01-01; [Unreleased]: u | [version 1.0.0 - 2026-01-01]",
                "# Changelog; ## [Unreleased] | [link of [Unreleased]]",
                "# Changelog; ## [Unreleased]; ### Fixed; ### Added; [Unreleased]: u | [kinds [Fixed, Added]]",
                "# Changelog; ## [Unreleased]; ### New; [Unreleased]: u | [kinds [New]]",
                "# Changelog; ## [Unreleased]; ### Added; ### Added; [Unreleased]: u | [kinds [Added, Added]]",
                "# Changelog; ## [Unreleased]; #### Calls; #### Calls; [Unreleased]: u | [twice #### Calls]",
                "# Changelog; ## [Unreleased]; - a; - a; [Unreleased]: u | [twice - a]",
            })
    void findsEachFlaw(String lines, String flaws) {
        assertThat(flaws(lines.replace("; ", "\n"))).hasToString(flaws);
    }

    private static List<String> flaws(String changelog) {
        var flaws = new ArrayList<String>();
        if (!changelog.startsWith("# Changelog\n")) flaws.add("title");
        var versions = changelog.split("(?m)^(?=## )");
        if (!headings(changelog, "## ").subList(0, 1).contains("[Unreleased]")) flaws.add("versions");
        for (String version : List.of(versions).subList(1, versions.length)) {
            String name = headings(version, "## ").get(0);
            var form = VERSION.matcher(name);
            if (!form.matches() || form.group(1).equals("Unreleased") != (form.group(2) == null))
                flaws.add("version " + name);
            else if (!changelog.contains("\n[" + form.group(1) + "]: ")) flaws.add("link of " + name);
            var kinds = headings(version, "### ");
            if (!kinds.equals(KINDS.stream().filter(kinds::contains).toList())) flaws.add("kinds " + kinds);
            var lines = version.lines()
                    .filter(line -> line.startsWith("- ") || line.startsWith("#### "))
                    .toList();
            new HashSet<>(lines)
                    .stream()
                            .filter(line -> Collections.frequency(lines, line) > 1)
                            .map("twice "::concat)
                            .forEach(flaws::add);
        }
        return flaws;
    }

    private static List<String> headings(String of, String level) {
        return Stream.of(of.split("\n", -1))
                .filter(line -> line.startsWith(level))
                .map(line -> line.substring(level.length()))
                .collect(toList());
    }
}
