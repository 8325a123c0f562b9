package io.github.idininvites.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the Javadoc that users read as a guide: the page of a package, a page in {@code doc-files}, or the tour.
 *
 * @param url where the page is on the site, from {@link #SITE}
 * @param html the page as it is written, without the asterisks of a comment
 */
public record Guide(Path source, String url, String html) {
    /** Where the workflow {@code docs} publishes the Javadoc. */
    public static final String SITE = "https://idininvites.github.io/idin-invites-client/";

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*\n(.*?)\\*/");
    private static final Pattern ASTERISK = Pattern.compile("(?m)^ \\* ?");
    private static final Pattern ROW = Pattern.compile("(?s)<tr>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("(?s)<t[dh][^>]*>(.*?)(?=</?t[dhr])");

    public static List<Guide> all() {
        var guides = new ArrayList<Guide>();
        guides.add(of(Path.of("src/main/javadoc/overview.html"), "index.html"));
        guides.addAll(in(Path.of("src/main/java"), "io.github.idininvites/")); // the module
        guides.addAll(in(Path.of("src/sandbox/java"), "sandbox/"));
        return guides;
    }

    private static List<Guide> in(Path root, String prefix) {
        return files(root)
                .filter(file ->
                        file.endsWith("package-info.java") || (file.getParent().endsWith("doc-files") && isHtml(file)))
                .map(file -> {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    return of(file, prefix + path.replace("package-info.java", "package-summary.html"));
                })
                .toList();
    }

    private static Guide of(Path source, String url) {
        String text = read(source);
        String html = isHtml(source)
                ? text
                : ASTERISK.matcher(matches(COMMENT, text).findFirst().orElse(""))
                        .replaceAll("");
        return new Guide(source, url, html);
    }

    /** Where a link of this page leads. */
    public URI resolve(String href) {
        return URI.create(SITE + url).resolve(href);
    }

    /** The cells of the table with this caption, without its head. */
    public List<List<String>> table(String caption) {
        Pattern table = Pattern.compile("(?s)<caption>" + Pattern.quote(caption) + "</caption>(.*?)</table>");
        return matches(ROW, matches(table, html).findFirst().orElse(""))
                .skip(1)
                .map(row -> matches(CELL, row + "<td").map(String::strip).toList())
                .toList();
    }

    public static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    public static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHtml(Path file) {
        return file.toString().endsWith(".html");
    }
}
