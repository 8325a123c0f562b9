package io.github.idininvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idininvites.support.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths and bodies a raw call takes. */
final class RawCallArgumentsTest {
    @AutoClose
    private final Wire wire = new Wire();

    private final RecordingSleeper sleeper = new RecordingSleeper();
    private final RawCalls raw = wire.client(b -> b.sleeper(sleeper)).raw();

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "%2e", "a b", "é"})
    void refusesASegmentThatIsMoreThanAWord(String segment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.get("groups", segment))
                .withMessage("segment 2 of the path must be 1 to 64 letters, digits, '-' or '_', but is "
                        + segment.length() + " characters that are not");
        assertThatIllegalArgumentException().isThrownBy(() -> raw.delete(segment));
    }

    @Test
    void refusesNoPathAndALongOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(raw::get)
                .withMessage("path must have 1 to 16 segments, but has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.delete("a/".repeat(17).split("/")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                      'json must be one JSON value, but is empty'",
        "planted,                 'json must be one JSON value, but is not JSON at line 1, column 1'",
        "'{\"a\": ',              'json must be one JSON value, but is not JSON at line 1, column 7'",
        "'{} {}',                 'json must be one JSON value, but goes on after its end'"
    })
    void refusesWhatIsNoJsonAndDoesNotQuoteIt(String json, String message) {
        for (var call : List.<Runnable>of(
                () -> raw.post(json, "groups"), () -> raw.put(json, "groups"), () -> raw.patch(json, "groups")))
            assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void refusesHalfASurrogatePairAndNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.post("\"\uD83D\"", "groups"))
                .withMessage("json must be Unicode, but has half a surrogate pair");
        assertThatNullPointerException().isThrownBy(() -> raw.post(nothing(), "groups"));
        assertThatNullPointerException().isThrownBy(() -> raw.get("groups", nothing()));
    }

    @Test
    void takesAnyJsonValue() {
        for (String json : new String[] {"null", " [\"😀\"]\n", "1e5"}) {
            wire.answers("{}");
            raw.post(json, "groups");
            assertThat(wire.request().getBody().utf8()).isEqualTo(json);
        }
    }

    @SuppressWarnings("NullAway") // what callers without a null checker do
    private static String nothing() {
        return null;
    }
}
