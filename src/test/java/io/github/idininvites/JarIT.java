package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Needs the jar that {@code mvn verify} packs. */
final class JarIT {
    private static final int MOST_BYTES = 335_000;

    @Test
    void isSmall() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("target"), "idin-invites-client-*.jar")) {
            assertThat(files)
                    .filteredOn(JarIT::isMain)
                    .singleElement()
                    .satisfies(jar -> assertThat(Files.size(jar)).isLessThan(MOST_BYTES));
        }
    }

    private static boolean isMain(Path jar) {
        String version = jar.getFileName().toString().replaceFirst("idin-invites-client-", "");
        return version.matches("[0-9.]+(-SNAPSHOT)?\\.jar");
    }
}
