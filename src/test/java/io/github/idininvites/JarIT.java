package io.github.idininvites;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idininvites.support.Jars;
import io.github.idininvites.support.Proof;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs the jars that {@code mvn verify} packs. */
final class JarIT {
    private static final String LICENSE = "META-INF/LICENSE";
    private static final String NOTICE = "META-INF/NOTICE";

    @ParameterizedTest
    @CsvSource({"'', 390_000, JAR", "sandbox, 180_000, SANDBOX_JAR", "sandbox-app, 2_600_000, SANDBOX_APP_JAR"})
    void isSmall(String classifier, String mostBytes, Proof claim) throws IOException {
        long bytes = Files.size(Jars.path(classifier));
        assertThat(bytes).isLessThan(Long.parseLong(mostBytes.replace("_", "")));
        claim.figure("%,d bytes", bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sources", "javadoc", "sandbox", "sandbox-sources", "sandbox-javadoc", "sandbox-app"})
    void hasTheLicence(String classifier) throws IOException {
        assertThat(legalTexts(Jars.path(classifier))).containsEntry(LICENSE, Files.readString(Path.of("LICENSE")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sources", "sandbox", "sandbox-sources"})
    void hasNoCodeOfOthersToGiveNoticeOf(String classifier) throws IOException {
        assertThat(legalTexts(Jars.path(classifier))).containsOnlyKeys(LICENSE);
    }

    /** All of Jackson is under the same licence; jackson-core has code under others in it. */
    @ParameterizedTest
    @ValueSource(classes = {JsonFactory.class, ObjectMapper.class, JsonInclude.class})
    void sandboxAppHasTheLicencesAndNoticesOfJackson(Class<?> bundled) throws Exception {
        var theirs = legalTexts(jarOf(bundled));
        var ours = legalTexts(Jars.path("sandbox-app"));
        String notice = requireNonNull(theirs.remove(NOTICE));
        assertThat(requireNonNull(ours.get(NOTICE)).lines())
                .containsAll(notice.lines().toList());
        assertThat(ours).containsAllEntriesOf(theirs);
    }

    @Test
    void pomIsTheFlatOne() throws IOException {
        try (var jar = new ZipFile(Jars.path("").toFile())) {
            var entry = jar.getEntry("META-INF/maven/io.github.idininvites/idin-invites-client/pom.xml");
            var pom = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(pom).doesNotContain("<build>", "<profiles>", "<properties>", "<scope>test</scope>", "${");
            assertThat(pom).contains("<scope>runtime</scope>", "<optional>true</optional>", "<exclusion>");
        }
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Map<String, String> legalTexts(Path file) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var jar = new ZipFile(file.toFile())) {
            for (var entry : jar.stream().toList())
                if (entry.getName().matches("META-INF/[^/]*(LICENSE|NOTICE)[^/]*"))
                    texts.put(
                            entry.getName(),
                            new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
