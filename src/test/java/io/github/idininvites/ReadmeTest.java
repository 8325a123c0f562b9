package io.github.idininvites;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.webhook.Confirmation.Verdict;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern NAME_IN_CODE = Pattern.compile("`(\\w+)");
    private static final String CLIENT_SETTINGS = "| setting | default | what it does |";

    @Test
    void startsWithTheQuickStartThenTheTests() {
        assertThat(blocks("shell")).startsWith("mvn -q test-compile exec:java", "mvn verify");
        assertThat(read(Path.of(".ci/run"))).endsWith("\nmvn verify\n");
    }

    @Test
    void listsEachSettingOfTheClientOnce() {
        assertThat(names(CLIENT_SETTINGS))
                .containsExactlyInAnyOrderElementsOf(methods(IdinInvitesClient.Builder.class, "build"));
    }

    @Test
    void namesTheDefaultsOfTheClient() {
        var settings = new Settings();
        assertThat(table(CLIENT_SETTINGS).map(row -> names(row) + " " + row.get(1)))
                .contains(
                        "[baseUrl] `https://" + settings.baseUrl.host() + "`",
                        "[callTimeout] " + settings.callTimeout.toSeconds() + " s",
                        "[attemptTimeout] " + settings.attemptTimeout.toSeconds() + " s",
                        "[tokenLifetime] " + settings.tokenLifetime.toSeconds() + " s",
                        "[maxConcurrentCalls] " + settings.maxConcurrentCalls,
                        "[maxResponseBytes] " + (settings.maxResponseBytes >> 20) + " MiB");
    }

    @Test
    void listsEachSettingOfTheSandboxOnce() {
        assertThat(names("| setting of the builder | what it does |"))
                .containsExactlyInAnyOrderElementsOf(methods(IdinSandbox.Builder.class, "start"));
    }

    @Test
    void listsEachFaultOfTheSandboxOnce() {
        assertThat(names("| fault | number | what happens |"))
                .containsExactlyInAnyOrderElementsOf(constants(Fault.values()));
    }

    @Test
    void listsEachVerdictOnce() {
        assertThat(names("| verdict | what the API says |"))
                .containsExactlyInAnyOrderElementsOf(constants(Verdict.values()));
    }

    private static Set<String> methods(Class<?> builder, String last) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .filter(name -> !name.equals(last))
                .collect(toSet());
    }

    private static List<String> constants(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** What the first column of the table with this header names. */
    private static List<String> names(String header) {
        return table(header).flatMap(row -> names(row).stream()).toList();
    }

    private static List<String> names(List<String> row) {
        return matches(NAME_IN_CODE, row.get(0)).toList();
    }

    private static Stream<List<String>> table(String header) {
        var lines = read(README).lines().toList();
        assertThat(lines).containsOnlyOnce(header);
        return lines.stream()
                .skip(lines.indexOf(header) + 2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static List<String> blocks(String language) {
        return matches(Pattern.compile("(?s)```" + language + "\n(.*?)\n```\n"), read(README))
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
