package io.github.idininvites;

import static io.github.idininvites.support.Guide.matches;
import static io.github.idininvites.support.Guide.read;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.bulk.Journal;
import io.github.idininvites.support.Guide;
import io.github.idininvites.webhook.EventLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README and the guides show what the build compiles, and their links lead somewhere. */
final class GuidesTest {
    private static final List<Path> MARKDOWN = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
            .map(Path::of)
            .toList();
    private static final Pattern REGION = Pattern.compile("(?s) *// guide\n(.*?)\n *// end\n");
    private static final Pattern JAVA = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n}</pre>");
    private static final Pattern SQL = Pattern.compile("(?s)<pre class=\"sql\">\\{@code\n(.*?)\n}</pre>");
    private static final Pattern PRE = Pattern.compile("(<pre.*)");
    private static final String JAVA_OR_NAMED =
            "<pre>\\{@code|<pre class=\"(csv|diagram|dockerfile|json|log|properties|shell|sql|xml)\">.*";
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("(?m)^#+ (.*)$");

    private final List<Guide> guides = Guide.all();

    @Test
    void showExamplesThatTheBuildCompiles() {
        Set<String> compiled = Stream.of("src/test/java/io/github/idininvites/example", "src/it")
                .flatMap(folder -> Guide.files(Path.of(folder)))
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> matches(REGION, read(file)))
                .map(String::stripIndent)
                .collect(toSet());
        Set<String> shown = Stream.concat(
                        markdownBlocks("java"), guides.stream().flatMap(guide -> matches(JAVA, guide.html())))
                .map(String::stripIndent)
                .collect(toSet());
        assertThat(shown).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void nameTheLanguageOfWhatIsNotJava() {
        assertThat(guides.stream().flatMap(guide -> matches(PRE, guide.html())))
                .allMatch(pre -> pre.matches(JAVA_OR_NAMED));
    }

    @Test
    void showTheTablesThatTheEventLogAndTheJournalNeed() {
        assertThat(Stream.concat(markdownBlocks("sql"), guides.stream().flatMap(guide -> matches(SQL, guide.html())))
                        .map(sql -> sql.stripIndent().strip()))
                .containsExactlyInAnyOrder(EventLog.JDBC_SCHEMA.strip(), Journal.JDBC_SCHEMA.strip());
    }

    @Test
    void linkToPagesThatExist() {
        assertThat(guides.stream()
                        .flatMap(guide -> matches(HREF, guide.html())
                                .filter(href -> !leadsSomewhere(guide.resolve(href)))
                                .map(href -> guide.source() + ": " + href)))
                .isEmpty();
    }

    @Test
    void areLinkedFromFilesOfTheRepository() {
        assertThat(MARKDOWN.stream()
                        .flatMap(file -> matches(MARKDOWN_LINK, read(file))
                                .filter(link -> !leadsSomewhere(file, link))
                                .map(link -> file + ": " + link)))
                .isEmpty();
    }

    private boolean leadsSomewhere(URI target) {
        String address = target.toString();
        if (!address.startsWith(Guide.SITE)) return true; // another site
        return guides.stream()
                .filter(guide -> address.split("#", 2)[0].equals(Guide.SITE + guide.url()))
                .anyMatch(guide ->
                        target.getFragment() == null || guide.html().contains("id=\"" + target.getFragment() + "\""));
    }

    private boolean leadsSomewhere(Path file, String link) {
        if (link.startsWith("https://")) return leadsSomewhere(URI.create(link));
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : Path.of(parts[0]);
        if (!Files.exists(target)) return false;
        return parts.length == 1
                || matches(MARKDOWN_HEADING, read(target))
                        .map(heading -> heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-'))
                        .anyMatch(parts[1]::equals);
    }

    private static Stream<String> markdownBlocks(String language) {
        return matches(Pattern.compile("(?s)```" + language + "\n(.*?)\n```\n"), read(Path.of("README.md")));
    }
}
