package io.github.idininvites.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PathTokenTest {
    private static final String TEXT = "kXo1wkq0R3s-_GbVdQyZ7fJt5pLh2nMc";

    @Test
    void makesTokensThatNobodyGuesses() {
        var tokens = Stream.generate(PathToken::create).limit(1000).map(PathToken::text);
        assertThat(tokens)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void takesBackWhatItMade() {
        var made = PathToken.create();
        assertThat(PathToken.of(made.text()).matches(made.text())).isTrue();
    }

    @Test
    void matchesItselfAndNothingElse() {
        var token = PathToken.of(TEXT);
        assertThat(token.matches(TEXT)).isTrue();
        assertThat(Stream.of(
                        null, "", TEXT.substring(1), TEXT + "a", TEXT.toLowerCase(java.util.Locale.ROOT), " " + TEXT))
                .noneMatch(token::matches);
    }

    @Test
    void refusesWhatCanBeGuessedOrNeedsEscaping() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathToken.of("a".repeat(31)))
                .withMessage("the path token must be 32 to 255 of the characters A-Z a-z 0-9 _ -,"
                        + " but is 31 characters long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathToken.of("a".repeat(256)))
                .withMessageEndingWith("but is 256 characters long");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathToken.of("a".repeat(32) + "/"))
                .withMessageEndingWith("but is of others");
        assertThat(PathToken.of("a".repeat(255)).text()).hasSize(255);
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(PathToken.of(TEXT)).hasToString("PathToken[32 characters]");
    }
}
