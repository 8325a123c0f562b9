package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Claim;
import io.github.idininvites.support.Jars;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs the jars that {@code mvn verify} packs. */
final class JarIT {
    @ParameterizedTest
    @CsvSource({"'', 390_000, JAR", "sandbox, 180_000, SANDBOX_JAR", "sandbox-app, 2_600_000, SANDBOX_APP_JAR"})
    void isSmall(String classifier, String mostBytes, Claim claim) throws IOException {
        long bytes = Files.size(Jars.path(classifier));
        assertThat(bytes).isLessThan(Long.parseLong(mostBytes.replace("_", "")));
        claim.figure("%,d bytes", bytes);
    }
}
