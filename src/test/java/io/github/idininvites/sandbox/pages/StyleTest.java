package io.github.idininvites.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as WCAG 2 computes it. */
class StyleTest {
    private static final Map<String, String> COLOURS = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});")
            .matcher(Pages.STYLE)
            .results()
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

    @ParameterizedTest
    @CsvSource({
        "ink, page",
        "ink, card",
        "ink, tint",
        "quiet, card",
        "quiet, page",
        "quiet, tint",
        "action, card",
        "action, tint",
        "on-action, action",
        "on-action, action-over",
        "bad, card",
        "bad, bad-tint",
        "ink, bad-tint",
        "good, good-tint",
        "wait, wait-tint"
    })
    void letsTextBeRead(String text, String background) {
        assertThat(contrast(text, background)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({"line, card", "line, tint", "focus, card", "focus, page", "action, tint", "bad, card"})
    void letsBordersAndFocusBeSeen(String border, String background) {
        assertThat(contrast(border, background)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void computesTheContrastOfBlackAndWhite() {
        assertThat((luminance("ffffff") + 0.05) / (luminance("000000") + 0.05)).isEqualTo(21.0);
    }

    @Test
    void takesAllColoursFromItsTable() {
        String rules = Pages.STYLE.substring(Pages.STYLE.indexOf('}'));
        assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3}").doesNotContain("rgb(", "opacity");
        assertThat(Pattern.compile("var\\(--([a-z-]+)\\)").matcher(rules).results())
                .allSatisfy(match -> assertThat(COLOURS).containsKey(match.group(1)));
    }

    private static double contrast(String one, String other) {
        double a = luminance(colour(one));
        double b = luminance(colour(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static String colour(String name) {
        return Objects.requireNonNull(COLOURS.get(name));
    }

    private static double luminance(String rgb) {
        double[] parts = IntStream.of(0, 2, 4)
                .mapToDouble(at -> Integer.parseInt(rgb.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
