package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Guide;
import io.github.idininvites.support.Jars;
import java.io.IOException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Javadoc leaves out pages in {@code doc-files} silently if it does not find them. */
final class GuidesIT {
    @Test
    void areInTheJavadocJars() throws IOException {
        try (var main = new ZipFile(Jars.path("javadoc").toFile());
                var sandbox = new ZipFile(Jars.path("sandbox-javadoc").toFile())) {
            assertThat(Guide.all())
                    .extracting(Guide::url)
                    .hasSizeGreaterThan(10)
                    .allMatch(url -> url.startsWith("sandbox/")
                            ? sandbox.getEntry(url.substring("sandbox/".length())) != null
                            : main.getEntry(url) != null);
        }
    }
}
