package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Jars;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs the jars that {@code mvn verify} packs. */
final class JarIT {
    @ParameterizedTest
    @CsvSource({"'', 390_000", "sandbox, 180_000", "sandbox-app, 2_600_000"})
    void isSmall(String classifier, String mostBytes) throws IOException {
        assertThat(Files.size(Jars.path(classifier))).isLessThan(Long.parseLong(mostBytes.replace("_", "")));
    }
}
