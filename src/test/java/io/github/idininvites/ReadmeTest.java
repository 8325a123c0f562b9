package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.support.Guide;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README says beside its examples and links, which {@link GuidesTest} checks. */
final class ReadmeTest {
    private static final String README = Guide.read(Path.of("README.md"));
    private static final Pattern SHELL = Pattern.compile("(?s)```shell\n(.*?)\n```\n");

    @Test
    void startsWithTheQuickStartThenTheTests() {
        assertThat(Guide.matches(SHELL, README)).startsWith("mvn -q test-compile exec:java", "mvn verify");
        assertThat(Guide.read(Path.of(".ci/run"))).endsWith("\nmvn verify\n");
    }

    @Test
    void isShort() {
        assertThat(README.lines()).hasSizeLessThanOrEqualTo(250);
    }
}
