package io.github.idininvites.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HasAnsweredTest {
    @ParameterizedTest
    @CsvSource({
        ",            false",
        "'',          false",
        "' ',         false",
        "open,        false",
        "Pending,     false",
        "' PENDING ', false",
        "success,     true",
        "cancelled,   true",
        "failure,     true",
        "expired,     true",
        "a new word,  true"
    })
    void isSaidByTheStatus(@Nullable String status, boolean answered) {
        var person = new Person("1", "n", null, null, null, status, null, null, null, Map.of());
        assertThat(person.hasAnswered()).isEqualTo(answered);
    }
}
