package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgeTest {
    @Test
    void readsAWholeDateOfBirth() {
        assertThat(new Age("1974-01-31", null, Map.of()).dateOfBirth()).contains(LocalDate.of(1974, 1, 31));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "1974-00-00",
                "1974-01-00",
                "1974",
                "1974-02-30",
                "31-01-1974",
                "1974-01-31T00:00",
                "",
                "van Dijk"
            })
    void hasNoDateOfBirthForWhatIsNoWholeDate(@Nullable String text) {
        assertThat(new Age(text, null, Map.of()).dateOfBirth()).isEmpty();
    }

    @Test
    void keepsThePartialDateAsTheBankWroteIt() {
        assertThat(new Age("1974-00-00", null, Map.of()).dateOfBirthText()).isEqualTo("1974-00-00");
    }
}
