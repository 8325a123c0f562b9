package io.github.idininvites;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.Fault;
import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.support.Guide;
import io.github.idininvites.webhook.Confirmation.Verdict;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the guides list what the code has, each thing once. */
final class GuideTablesTest {
    private static final Path ROOT = Path.of("src/main/java/io/github/idininvites/package-info.java");
    private static final Path WEBHOOK = Path.of("src/main/java/io/github/idininvites/webhook/package-info.java");
    private static final Path SANDBOX = Path.of("src/sandbox/java/io/github/idininvites/sandbox/package-info.java");
    private static final Path COMPATIBILITY =
            Path.of("src/main/java/io/github/idininvites/doc-files/compatibility.html");
    private static final Pattern NAME_IN_CODE = Pattern.compile("\\{@(?:code|link) (?:\\w*#)?(\\w+)");
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)");

    @Test
    void listSettingsOfTheClient() {
        assertThat(names(table(ROOT, "Settings of the client")))
                .containsExactlyInAnyOrderElementsOf(methods(IdinInvitesClient.Builder.class, "build"));
    }

    @Test
    void nameDefaultsOfTheClient() {
        var settings = new Settings();
        assertThat(table(ROOT, "Settings of the client").stream().map(row -> names(List.of(row)) + " " + row.get(1)))
                .contains(
                        "[baseUrl] {@code https://" + settings.baseUrl.host() + "}",
                        "[callTimeout] " + settings.callTimeout.toSeconds() + " s",
                        "[attemptTimeout] " + settings.attemptTimeout.toSeconds() + " s",
                        "[tokenLifetime] " + settings.tokenLifetime.toSeconds() + " s",
                        "[keepAlive] " + settings.keepAlive.toSeconds() + " s",
                        "[maxConcurrentCalls] " + settings.maxConcurrentCalls,
                        "[maxResponseBytes] " + (settings.maxResponseBytes >> 20) + " MiB");
    }

    @Test
    void listSettingsOfTheSandbox() {
        assertThat(names(table(SANDBOX, "Settings")))
                .containsExactlyInAnyOrderElementsOf(methods(IdinSandbox.Builder.class, "start"));
    }

    @Test
    void listFaultsOfTheSandbox() {
        assertThat(names(table(SANDBOX, "Faults"))).containsExactlyInAnyOrderElementsOf(constants(Fault.values()));
    }

    @Test
    void listVerdicts() {
        assertThat(names(table(WEBHOOK, "Verdicts"))).containsExactlyInAnyOrderElementsOf(constants(Verdict.values()));
    }

    @Test
    void nameVersionsThatTheBuildHas() {
        List<String> poms = Stream.concat(Stream.of(Path.of("pom.xml")), Guide.files(Path.of("src/it")))
                .filter(file -> file.endsWith("pom.xml"))
                .map(Guide::read)
                .toList();
        List<String> versions = table(COMPATIBILITY, "Versions").stream()
                .flatMap(row -> Guide.matches(VERSION, row.get(1) + " " + row.get(2)))
                .toList();
        assertThat(versions)
                .hasSizeGreaterThan(10)
                .allMatch(version -> poms.stream().anyMatch(pom -> pom.contains(">" + version + "<")));
    }

    private static List<List<String>> table(Path page, String caption) {
        return Guide.all().stream()
                .filter(guide -> guide.source().equals(page))
                .findFirst()
                .orElseThrow()
                .table(caption);
    }

    /** What the first cells name. */
    private static List<String> names(List<List<String>> rows) {
        return rows.stream()
                .flatMap(row -> Guide.matches(NAME_IN_CODE, row.get(0)))
                .toList();
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
}
