package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** java.util.regex calls itself for each time that a group is repeated: a long text overflows the stack. */
final class PatternsTest {
    /** A group with {@code *}, {@code +} or {@code {n,}} behind it. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(\\*|\\+|\\{\\d+,(\\d{3,})?})");

    private static final Pattern LITERAL = Pattern.compile(
            "(Pattern\\.compile|matches|replaceAll|replaceFirst|split)\\(\\s*(\"(?:[^\"\\\\]|\\\\.){0,500}\")");

    @Test
    void repeatNoGroupWithoutEnd() throws IOException {
        try (Stream<Path> main = Files.walk(Path.of("src/main"));
                Stream<Path> sandbox = Files.walk(Path.of("src/sandbox"))) {
            var patterns = Stream.concat(main, sandbox)
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(PatternsTest::patterns)
                    .toList();
            assertThat(patterns).hasSizeGreaterThan(10).noneMatch(PatternsTest::repeatsAGroup);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(b)*", "(\\.[^.]+)+", "x(y){2,}z"})
    void areFoundIfTheyDo(String pattern) {
        assertThat(repeatsAGroup(pattern)).isTrue();
    }

    private static boolean repeatsAGroup(String pattern) {
        return REPEATED_GROUP.matcher(pattern).find();
    }

    private static Stream<String> patterns(Path file) {
        try {
            return LITERAL.matcher(Files.readString(file)).results().map(found -> found.group(2)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
