package io.github.idininvites.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that {@code mvn package} makes. */
public final class Jars {
    private Jars() {}

    /** The jar with this classifier; the main one if that is empty. */
    public static Path path(String classifier) throws IOException {
        String suffix = classifier.isEmpty() ? "" : "-" + classifier;
        try (var files = Files.list(Path.of("target"))) {
            var found = files.filter(file -> file.getFileName()
                            .toString()
                            .matches("idin-invites-client-[0-9.]+(-SNAPSHOT)?" + suffix + "\\.jar"))
                    .toList();
            assertThat(found)
                    .as("jar with classifier '%s' in target", classifier)
                    .hasSize(1);
            return found.get(0);
        }
    }
}
